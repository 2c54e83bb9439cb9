"""Who is under isolation, as the journal has it."""

from dutyroom.store.isolation.section import RoomIsolation

__all__ = ["RoomIsolation"]
