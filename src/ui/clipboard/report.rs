//! The one line that the helper reports to `keys`.

/// Reported once the text was read back from the clipboard.
pub(super) const READY: &str = "ready";

/// The reason why the helper does not hold the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HolderError {
    /// There is no such clipboard.
    Unreachable,
    /// The clipboard does not give the text back.
    Refused,
    /// Another text was copied at the same moment.
    Replaced,
    /// The helper could not detach from its terminal, or did not get a text.
    Unable,
}

impl HolderError {
    const ALL: [Self; 4] = [Self::Unreachable, Self::Refused, Self::Replaced, Self::Unable];

    /// The line that reports it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Refused => "refused",
            Self::Replaced => "replaced",
            Self::Unable => "unable",
        }
    }

    /// The error that a line reports.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|error| error.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_its_own_word() {
        for error in HolderError::ALL {
            assert_eq!(HolderError::from_word(error.word()), Some(error));
        }
        assert_eq!(HolderError::from_word(READY), None);
    }
}
