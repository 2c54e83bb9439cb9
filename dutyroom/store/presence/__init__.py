"""Who came, who was asked by phone, and where leaders are, as the journal has it."""

from dutyroom.store.presence.section import RoomPresence

__all__ = ["RoomPresence"]
