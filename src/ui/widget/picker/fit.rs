//! The widths of a picker's columns.

use super::Column;

/// The space between two columns.
pub(super) const GAP: usize = 2;

/// The first column keeps this width as long as others can be left out.
const LEAST: usize = 20;

/// Returns the width of each column, given the widest cell of each; 0 if it is left out or empty.
///
/// First the columns of the lowest priority are left out, then the first one is cut.
pub(super) fn fit(columns: &[Column], widest: &[usize], room: usize) -> Vec<usize> {
    let mut widths = widest.to_vec();
    let Some(first) = widths.first().copied() else { return widths };
    loop {
        let others: usize = widths[1..].iter().filter(|width| **width > 0).map(|width| width + GAP).sum();
        let left = room.saturating_sub(others);
        let least = (0..widths.len()).skip(1).filter(|at| widths[*at] > 0);
        match least.min_by_key(|at| columns[*at].priority) {
            Some(least) if left < first.min(LEAST) => widths[least] = 0,
            _ => {
                widths[0] = first.min(left);
                return widths;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 3] = [
        Column { name: "title", priority: 0 },
        Column { name: "id", priority: 1 },
        Column { name: "expires", priority: 2 },
    ];

    #[test]
    fn columns_are_left_out_before_the_title() {
        assert_eq!(fit(&COLUMNS, &[30, 8, 10], 60), [30, 8, 10]);
        assert_eq!(fit(&COLUMNS, &[30, 8, 10], 45), [23, 8, 10]);
        assert_eq!(fit(&COLUMNS, &[30, 8, 10], 38), [26, 0, 10]);
        assert_eq!(fit(&COLUMNS, &[30, 8, 10], 22), [22, 0, 0]);
        assert_eq!(fit(&COLUMNS, &[5, 8, 10], 27), [5, 8, 10]);
        assert_eq!(fit(&COLUMNS, &[30, 0, 0], 10), [10, 0, 0]);
        assert_eq!(fit(&[], &[], 10), [0; 0]);
    }
}
