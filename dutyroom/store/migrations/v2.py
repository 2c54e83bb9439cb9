"""Version 2: matters and their timers, handovers; and where this desk keeps what it has rung."""

from dutyroom.store.migrations import v2_handover, v2_matters

STATEMENTS = (v2_matters.STATEMENTS, v2_handover.STATEMENTS)
