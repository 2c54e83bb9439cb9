"""Version 2: matters and their timers, handovers, rosters by version; what this desk has rung."""

from dutyroom.store.migrations import v2_handover, v2_matters, v2_roster

STATEMENTS = (v2_matters.STATEMENTS, v2_handover.STATEMENTS, v2_roster.STATEMENTS)
