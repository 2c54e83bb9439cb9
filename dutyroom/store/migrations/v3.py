"""Version 3: trades of duties, presence, receipts of rosters, merging."""

from dutyroom.store.migrations import (
    v3_exceptions,
    v3_isolation,
    v3_merging,
    v3_presence,
    v3_receipts,
    v3_risk_areas,
    v3_trades,
    v3_watchlist,
)

STATEMENTS = (
    v3_trades.STATEMENTS,
    v3_exceptions.STATEMENTS,
    v3_presence.STATEMENTS,
    v3_receipts.STATEMENTS,
    v3_merging.STATEMENTS,
    v3_watchlist.STATEMENTS,
    v3_isolation.STATEMENTS,
    v3_risk_areas.STATEMENTS,
)
