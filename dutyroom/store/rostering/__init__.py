"""The roster by rule: what holds for people and posts, months planned from it, their versions."""

from dutyroom.store.rostering.receipts import Receipts
from dutyroom.store.rostering.rules import RosterRules
from dutyroom.store.rostering.trades import Trades
from dutyroom.store.rostering.versions import Versions

__all__ = ["Receipts", "RosterRules", "Trades", "Versions"]
