//! Rows that a format reads one at a time.

use crate::error::Result;

/// Takes the rows of a list, one after the other.
pub type Visit<'v, R> = dyn FnMut(&R) -> Result<()> + 'v;

/// Rows to iterate over: once for the formats for programs, twice for a table, which measures first.
///
/// Both passes should see the same rows, as within one read transaction. If they do not, the table stays readable:
/// a cell that became wider is cut at a terminal, and moves the next column on a pipe.
pub trait Rows<R> {
    /// Calls `visit` with each row, in order, and stops at the first error.
    fn each(&mut self, visit: &mut Visit<'_, R>) -> Result<()>;
}

impl<R> Rows<R> for &[R] {
    fn each(&mut self, visit: &mut Visit<'_, R>) -> Result<()> {
        self.iter().try_for_each(visit)
    }
}

/// Rows from a function, such as a query that runs again each time.
pub struct FromFn<F>(F);

/// Makes [`Rows`] of a function that calls its visitor with each row.
pub fn rows_from<R, F>(each: F) -> FromFn<F>
where
    F: FnMut(&mut Visit<'_, R>) -> Result<()>,
{
    FromFn(each)
}

impl<R, F> Rows<R> for FromFn<F>
where
    F: FnMut(&mut Visit<'_, R>) -> Result<()>,
{
    fn each(&mut self, visit: &mut Visit<'_, R>) -> Result<()> {
        (self.0)(visit)
    }
}
