"""The views of a month: by post or by person, a month or a week of it."""

from __future__ import annotations

from enum import StrEnum

from dutyroom.i18n import N_


class View(StrEnum):
    """What stands in the rows and columns of the board."""

    POSTS = "posts"
    PEOPLE = "people"
    POSTS_WEEK = "posts_week"
    PEOPLE_WEEK = "people_week"
    DAY = "day"

    @property
    def of_people(self) -> bool:
        """Whether each row is an officer."""
        return self in (View.PEOPLE, View.PEOPLE_WEEK)

    @property
    def week(self) -> bool:
        """Whether seven days take the whole width."""
        return self in (View.POSTS_WEEK, View.PEOPLE_WEEK)


LABELS = {
    View.POSTS: N_("Posts × days"),
    View.PEOPLE: N_("People × days"),
    View.POSTS_WEEK: N_("A week of posts, with names"),
    View.PEOPLE_WEEK: N_("A week of people, with posts"),
    View.DAY: N_("One day, every shift with its crew"),
}
