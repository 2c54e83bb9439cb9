"""What can be wrong with files that are merged, and with files to carry."""

from dutyroom.i18n import N_

MERGING: dict[str, str] = {
    "file_hostile": N_(
        "{file} is not built as this program builds its files (see {what}). "
        "Nothing of it was read or run."
    ),
    "merge_itself": N_("{file} is this room's own file: there is nothing to merge."),
    "merge_disturbed": N_(
        "The book was written to while it was being merged. What was taken is safe; merge again."
    ),
    "nothing_merged": N_("There is no merge to undo."),
    "written_since": N_(
        "Something was written after the merge, so it cannot be undone any more. "
        "Nothing was changed."
    ),
    "line_unknown": N_("There is no such line of a forked book."),
    "station_unknown": N_("No book and no post is called {name}."),
    "nothing_to_bundle": N_("There is no book to carry: nothing was written in that time."),
}
