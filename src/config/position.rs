//! Places in a text: lines and columns, as editors count them.

/// Returns the line and the column, both from 1, of the character at this byte.
pub fn of(text: &str, byte: usize) -> (usize, usize) {
    let mut end = byte.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted() {
        for (byte, place) in [(0, (1, 1)), (2, (1, 2)), (3, (1, 3)), (4, (2, 1)), (99, (2, 2))] {
            assert_eq!(of("ä1\nb", byte), place, "{byte}");
        }
        assert_eq!(of("ä", 1), (1, 1));
    }
}
