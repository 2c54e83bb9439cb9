"""Files from outside, read into facts; the rest comes back as problems with their lines."""
