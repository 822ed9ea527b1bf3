//! Distributes the width of a terminal among the columns of a table.

use std::cmp::Reverse;

use super::cell::Fit;

/// The spaces between two columns.
pub(super) const GAP: usize = 2;

/// The widths that a column can use.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// The width of the header.
    pub header: usize,
    /// The width of the widest cell.
    pub full: usize,
    /// The width of the widest cell in its short form.
    pub short: usize,
    /// How its cells fit.
    pub fit: Fit,
    /// The order in which columns are left out: the highest first.
    pub rank: u8,
}

/// The width that a column gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// The position of the column.
    pub column: usize,
    /// The width without the gap.
    pub width: usize,
    /// True if cells use their short forms.
    pub short: bool,
    /// True if cells are longer than the width.
    pub is_cut: bool,
}

/// Distributes `width`. If the full widths do not fit, uses short forms where they save most, then cuts the widest
/// texts, then, if it may, leaves out columns, otherwise cuts every column.
pub(super) fn fit(wanted: &[Wanted], width: usize, may_leave_out: bool) -> Vec<Slot> {
    let mut kept: Vec<usize> = (0..wanted.len()).collect();
    loop {
        let columns: Vec<(usize, Wanted)> = kept.iter().map(|at| (*at, wanted[*at])).collect();
        let room = width.saturating_sub(GAP * kept.len().saturating_sub(1));
        if let Some(slots) = shared(&columns, room, false) {
            return slots;
        }
        if (!may_leave_out || kept.len() == 1)
            && let Some(slots) = shared(&columns, room, true)
        {
            return slots;
        }
        // Of equal columns the last one.
        let Some(last) = (0..kept.len()).max_by_key(|at| (wanted[kept[*at]].rank, *at)) else {
            return Vec::new();
        };
        kept.remove(last);
    }
}

/// Distributes `room` among these columns; `any` also cuts headers and columns that are shown whole.
fn shared(columns: &[(usize, Wanted)], room: usize, any: bool) -> Option<Vec<Slot>> {
    let mut slots: Vec<Slot> = columns.iter().map(|column| slot(column, false)).collect();
    let saved = |at: usize| slot(&columns[at], false).width - slot(&columns[at], true).width;
    let mut order: Vec<usize> = (0..columns.len()).filter(|at| saved(*at) > 0).collect();
    order.sort_by_key(|at| Reverse(saved(*at)));
    for at in order {
        if sum(&slots) > room {
            slots[at] = slot(&columns[at], true);
        }
    }
    let least = |at: usize| if any { 1 } else { columns[at].1.least() };
    (1..=room)
        .rev()
        .map(|cap| capped(&slots, |at| cap.max(least(at))))
        .find(|capped| sum(capped) <= room)
        .map(|capped| spread(capped, &slots, room))
}

impl Wanted {
    /// The minimum width. Headers are not cut.
    fn least(&self) -> usize {
        match self.fit {
            Fit::Whole => usize::MAX,
            Fit::Cut { least } | Fit::Wrap { least } => least.max(self.header),
        }
    }
}

/// The slot of a column whose cells are not cut.
fn slot(&(column, wanted): &(usize, Wanted), short: bool) -> Slot {
    let cells = if short { wanted.short.min(wanted.full) } else { wanted.full };
    Slot { column, width: cells.max(wanted.header).max(1), short, is_cut: false }
}

/// The slots, each limited to its maximum.
fn capped(natural: &[Slot], most: impl Fn(usize) -> usize) -> Vec<Slot> {
    let limit = |(at, slot): (usize, &Slot)| Slot { width: slot.width.min(most(at)), ..*slot };
    natural.iter().enumerate().map(limit).collect()
}

/// Gives the remaining width to the first columns that were cut.
fn spread(mut slots: Vec<Slot>, natural: &[Slot], room: usize) -> Vec<Slot> {
    let mut left = room - sum(&slots);
    for (slot, natural) in slots.iter_mut().zip(natural) {
        if left > 0 && slot.width < natural.width {
            slot.width += 1;
            left -= 1;
        }
        slot.is_cut = slot.width < natural.width;
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

    const CUT: Fit = Fit::Cut { least: 8 };
    const TITLE: Wanted = Wanted { header: 5, full: 30, short: 30, fit: CUT, rank: 0 };
    const ID: Wanted = Wanted { header: 2, full: 36, short: 8, fit: Fit::Whole, rank: 5 };
    const CREATOR: Wanted = Wanted { header: 7, full: 20, short: 20, fit: CUT, rank: 6 };

    fn widths(wanted: &[Wanted], width: usize, may_leave_out: bool) -> Vec<usize> {
        fit(wanted, width, may_leave_out).iter().map(|slot| slot.width).collect()
    }

    #[test]
    fn columns_are_shortened_cut_then_omitted() {
        let widths = |width| widths(&[TITLE, ID, CREATOR], width, true);
        assert_eq!(widths(90), [30, 36, 20]);
        assert_eq!(widths(89), [30, 8, 20]);
        assert_eq!(widths(62), [30, 8, 20]);
        assert_eq!(widths(61), [29, 8, 20]);
        assert_eq!(widths(51), [20, 8, 19]);
        assert_eq!(widths(28), [8, 8, 8]);
        assert_eq!(widths(27), [17, 8]);
        assert_eq!(widths(18), [8, 8]);
        assert_eq!(widths(17), [17]);
        assert_eq!(widths(3), [3]);
    }

    #[test]
    fn chosen_columns_are_cut_and_stay() {
        let slots = fit(&[TITLE, ID, CREATOR], 20, false);
        assert_eq!(slots.iter().map(|slot| slot.width).collect::<Vec<_>>(), [6, 5, 5]);
        assert!(slots.iter().all(|slot| slot.is_cut));
        // If not even one character of each fits, the last ones are left out.
        assert_eq!(widths(&[TITLE; 5], 10, false), [1, 1, 1, 1]);
    }

    #[test]
    fn short_id_is_tried_before_a_short_date() {
        let date = Wanted { header: 7, full: 16, short: 10, fit: Fit::Whole, rank: 1 };
        let widths = |width| widths(&[ID, date], width, true);
        assert_eq!(widths(54), [36, 16]);
        assert_eq!(widths(53), [8, 16]);
        assert_eq!(widths(25), [8, 10]);
        assert_eq!(widths(19), [16]);
    }
}
