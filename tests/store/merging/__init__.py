"""Files that come together: in any order, damaged, hostile, forked, broken off."""
