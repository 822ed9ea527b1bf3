//! The catalogue of errors. A variant has its meaning, code, exit status, message and hint.

use super::ExitStatus;

/// One case of the catalogue, as listed in `docs/errors.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// The code for programs to match on. Several cases may share one.
    pub code: &'static str,
    /// The exit status of the command.
    pub status: ExitStatus,
    /// The meaning, in one line.
    pub meaning: &'static str,
    /// The template of its message, with `{}` for values.
    pub message: &'static str,
    /// The template of its hint, or the reason why it has none.
    pub hint: Hint,
}

/// The hint of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// The template of the hint.
    Advice(&'static str),
    /// The templates of two hints; the values of the error decide which one it has.
    Either(&'static str, &'static str),
    /// No hint, for this reason.
    None(&'static str),
}

/// Defines an enum of errors. A variant is written with all that belongs to it:
///
/// ```text
/// /// The key is revoked.                          the meaning, for docs/errors.md
/// Revoked { title: String } => "key-revoked", Failed,
///     message("`{title}` is revoked"),             as for `format!`; the fields are in scope
///     hint("run `keys restore`");                  or no_hint("why there is none")
/// ```
///
/// A hint that depends on a value is `either(condition => ("one") else ("another"))`, and one that several variants
/// share is `shared(CONSTANT)`. So `docs/errors.md` can list its text.
///
/// `topics` are enums of the same kind that the enum includes.
macro_rules! catalogue {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $(
                $(#[doc = $meaning:literal])*
                $variant:ident $({ $($field:ident: $type:ty),* $(,)? })? => $code:literal, $status:ident,
                message($message:literal $($values:tt)*),
                $advice:ident($($hint:tt)+);
            )*
        }
        $(topics { $($topic:ident($inner:ty),)* })?
    ) => {
        $(#[$attribute])*
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[doc = $meaning])* $variant $({
                $(#[expect(missing_docs, reason = "the message shows the meaning of the field")] $field: $type),*
            })?,)*
            $($(#[doc = concat!("A case of [`", stringify!($inner), "`].")] $topic($inner),)*)?
        }

        impl $name {
            /// The cases of this enum.
            const OWN_CASES: &'static [$crate::error::Case] = &[$($crate::error::Case {
                code: $code,
                status: $crate::error::ExitStatus::$status,
                meaning: concat!($($meaning),*),
                message: $message,
                hint: $crate::error::catalogue::hint!(case $advice $($hint)+),
            }),*];

            /// Returns every case, in source order.
            #[must_use]
            pub fn cases() -> Vec<$crate::error::Case> {
                let parts: Vec<Vec<$crate::error::Case>> =
                    vec![Self::OWN_CASES.to_vec(), $($(<$inner>::cases(),)*)?];
                parts.concat()
            }

            /// Returns the code for programs to match on.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)*
                    $($(Self::$topic(inner) => inner.code(),)*)?
                }
            }

            /// Returns the hint.
            #[must_use]
            pub fn hint(&self) -> Option<String> {
                match self {
                    $(Self::$variant $({ $($field),* })? => {
                        $($(let _ = $field;)*)?
                        $crate::error::catalogue::hint!(value $advice $($hint)+)
                    })*
                    $($(Self::$topic(inner) => inner.hint(),)*)?
                }
            }

            /// Returns the exit status of the command.
            #[must_use]
            pub fn status(&self) -> $crate::error::ExitStatus {
                match self {
                    $(Self::$variant { .. } => $crate::error::ExitStatus::$status,)*
                    $($(Self::$topic(inner) => inner.status(),)*)?
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$variant $({ $($field),* })? => {
                        $($(let _ = $field;)*)?
                        write!(f, $message $($values)*)
                    })*
                    $($(Self::$topic(inner) => std::fmt::Display::fmt(inner, f),)*)?
                }
            }
        }

        $($(impl From<$inner> for $name {
            fn from(inner: $inner) -> Self {
                Self::$topic(inner)
            }
        })*)?
    };
}

/// The hint of a variant.
macro_rules! hint {
    (case hint $hint:literal $($values:tt)*) => {
        $crate::error::Hint::Advice($hint)
    };
    (case shared $hint:ident) => {
        $crate::error::Hint::Advice($hint)
    };
    (case either $condition:expr => ($one:literal $($ones:tt)*) else ($other:literal $($others:tt)*)) => {
        $crate::error::Hint::Either($one, $other)
    };
    (case no_hint $reason:literal) => {
        $crate::error::Hint::None($reason)
    };
    (value hint $($hint:tt)+) => {
        Some(format!($($hint)+))
    };
    (value shared $hint:ident) => {
        Some($hint.to_owned())
    };
    (value either $condition:expr => ($($one:tt)+) else ($($other:tt)+)) => {
        Some(if $condition { format!($($one)+) } else { format!($($other)+) })
    };
    (value no_hint $reason:literal) => {
        None
    };
}

pub(crate) use {catalogue, hint};
