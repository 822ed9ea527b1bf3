//! Distributes the width of a terminal among the columns of a table.

use std::cmp::Reverse;

/// The minimum width of a column that is cut.
const LEAST: usize = 8;

/// The widths that a column can use.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// The width of the header.
    pub header: usize,
    /// The width of the widest cell.
    pub full: usize,
    /// The width of the widest cell in its short form.
    pub short: usize,
    /// True if its cells may be cut.
    pub may_cut: bool,
}

/// The width that a column gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// The width without the padding.
    pub width: usize,
    /// True if cells use their short forms.
    pub short: bool,
}

/// Distributes `width`. If the full widths do not fit, uses short forms where they save most, then cuts the widest
/// texts. Returns `None` if that does not fit either.
pub(super) fn fit(wanted: &[Wanted], width: usize) -> Option<Vec<Slot>> {
    // A border on the left of each column and one at the end, a space on each side of each cell.
    let room = width.checked_sub(3 * wanted.len() + 1)?;
    let mut slots: Vec<Slot> = wanted.iter().map(|column| slot(column, false)).collect();
    let saved = |at: usize| slot(&wanted[at], false).width - slot(&wanted[at], true).width;
    let mut order: Vec<usize> = (0..wanted.len()).filter(|at| saved(*at) > 0).collect();
    order.sort_by_key(|at| Reverse(saved(*at)));
    for at in order {
        if sum(&slots) > room {
            slots[at] = slot(&wanted[at], true);
        }
    }
    (0..=room)
        .rev()
        .map(|cap| capped(wanted, &slots, cap))
        .find(|capped| sum(capped) <= room)
        .map(|capped| spread(capped, &slots, room))
}

/// The slot of a column whose cells are not cut.
fn slot(column: &Wanted, short: bool) -> Slot {
    let cells = if short { column.short.min(column.full) } else { column.full };
    Slot { width: cells.max(column.header).max(1), short }
}

/// The slots with cuttable columns limited to `cap`. Headers are never cut.
fn capped(wanted: &[Wanted], natural: &[Slot], cap: usize) -> Vec<Slot> {
    let cap_of = |column: &Wanted| cap.max(LEAST).max(column.header);
    wanted
        .iter()
        .zip(natural)
        .map(|(column, slot)| {
            let most = if column.may_cut { cap_of(column) } else { usize::MAX };
            Slot { width: slot.width.min(most), ..*slot }
        })
        .collect()
}

/// Gives the remaining width to the first columns that were cut.
fn spread(mut slots: Vec<Slot>, natural: &[Slot], room: usize) -> Vec<Slot> {
    let mut left = room - sum(&slots);
    for (slot, natural) in slots.iter_mut().zip(natural) {
        if left > 0 && slot.width < natural.width {
            slot.width += 1;
            left -= 1;
        }
    }
    slots
}

/// The total width of the slots.
fn sum(slots: &[Slot]) -> usize {
    slots.iter().map(|slot| slot.width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: Wanted = Wanted { header: 5, full: 30, short: 30, may_cut: true };
    const ID: Wanted = Wanted { header: 2, full: 36, short: 8, may_cut: false };
    const CREATOR: Wanted = Wanted { header: 7, full: 20, short: 20, may_cut: true };

    fn widths(width: usize) -> Option<Vec<usize>> {
        Some(fit(&[TITLE, ID, CREATOR], width)?.iter().map(|slot| slot.width).collect())
    }

    #[test]
    fn ids_are_shortened_before_text_is_cut() {
        assert_eq!(widths(96), Some(vec![30, 36, 20]));
        assert_eq!(widths(95), Some(vec![30, 8, 20]));
        assert_eq!(widths(68), Some(vec![30, 8, 20]));
        assert_eq!(widths(67), Some(vec![29, 8, 20]));
        assert_eq!(widths(57), Some(vec![20, 8, 19]));
        assert_eq!(widths(34), Some(vec![8, 8, 8]));
        assert_eq!(widths(33), None);
        assert_eq!(widths(3), None);
    }

    #[test]
    fn date_keeps_its_time_if_a_short_id_suffices() {
        let date = Wanted { header: 7, full: 16, short: 10, may_cut: false };
        let widths = |width| {
            let slots = fit(&[ID, date], width)?;
            Some(slots.iter().map(|slot| slot.width).collect::<Vec<_>>())
        };
        assert_eq!(widths(59), Some(vec![36, 16]));
        assert_eq!(widths(58), Some(vec![8, 16]));
        assert_eq!(widths(30), Some(vec![8, 10]));
        assert_eq!(widths(24), None);
    }

    #[test]
    fn headers_and_uncut_columns_keep_their_width() {
        let date = Wanted { header: 9, full: 16, short: 16, may_cut: false };
        let source = Wanted { header: 11, full: 40, short: 40, may_cut: true };
        let slots = fit(&[date, source], 34).unwrap();
        assert_eq!(slots.iter().map(|slot| slot.width).collect::<Vec<_>>(), [16, 11]);
        assert_eq!(fit(&[date, source], 33), None);
    }
}
