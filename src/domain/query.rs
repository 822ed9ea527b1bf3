//! What a list is asked for: which rows, in which order, how many.
