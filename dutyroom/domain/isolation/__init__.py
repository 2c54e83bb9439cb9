"""People who are to stay where they are until they are released: their days and their readings."""
