//! A terminal's screen as an SVG.

use std::fmt::Write as _;

use vt100::{Cell, Color, Screen};

/// The size of a character and the margin around the screen, in pixels.
const WIDTH: usize = 8;
const HEIGHT: usize = 18;
const MARGIN: usize = 16;

/// The colors of the terminal: text, background, and the first 16 of the palette.
const TEXT: &str = "#d8dee9";
const BACKGROUND: &str = "#20242c";
const PALETTE: [&str; 16] = [
    "#3b4252", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d8dee9", "#6b7589",
    "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#ffffff",
];

/// Draws the command line and the screen below it, up to the last line and column with text.
pub fn draw(arguments: &[&str], screen: &Screen) -> String {
    let (rows, columns) = (screen.size().0.get(), screen.size().1.get());
    let lines: Vec<String> = screen.rows(0, columns).map(|line| line.trim_end().to_owned()).collect();
    // The page of a secret is at the bottom of its screen.
    let blank = lines.iter().take_while(|line| line.is_empty()).count();
    let shown = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
    let command = format!("keys {}", arguments.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" "));
    let widest = lines.iter().map(|line| line.chars().count()).max().unwrap_or_default();
    let width = widest.max(command.len() + 2) * WIDTH + 2 * MARGIN;
    let height = (shown.saturating_sub(blank) + 2) * HEIGHT + 2 * MARGIN;
    let mut drawn = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, \
         'DejaVu Sans Mono', monospace\" font-size=\"13.33\">\n<title>{}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n",
        escaped(&command)
    );
    text(&mut drawn, 0, 0, "$", &format!("fill=\"{}\"", PALETTE[8]));
    text(&mut drawn, 0, 2, &command, &format!("fill=\"{TEXT}\" font-weight=\"bold\""));
    for (at, row) in (0..rows).take(shown).skip(blank).enumerate() {
        line(&mut drawn, screen, row, columns, at + 2);
    }
    drawn.push_str("</svg>\n");
    drawn
}

/// Draws the runs of one style in a line.
fn line(drawn: &mut String, screen: &Screen, row: u16, columns: u16, place: usize) {
    let mut runs: Vec<(u16, String, String)> = Vec::new();
    for column in 0..columns {
        let Some(cell) = screen.cell(row, column) else { continue };
        let contents = if cell.has_contents() { cell.contents() } else { " " };
        match runs.last_mut() {
            Some((_, known, words)) if *known == style(cell) => words.push_str(contents),
            _ => runs.push((column, style(cell), contents.to_owned())),
        }
    }
    for (start, style, words) in runs.iter().filter(|(_, _, words)| !words.trim().is_empty()) {
        let blank = words.chars().count() - words.trim_start().chars().count();
        text(drawn, place, usize::from(*start) + blank, words.trim(), style);
    }
}

/// Draws one text. Its length is fixed, so that every font keeps the grid of the terminal.
fn text(drawn: &mut String, row: usize, column: usize, words: &str, style: &str) {
    let x = MARGIN + column * WIDTH;
    let y = MARGIN + row * HEIGHT + HEIGHT * 3 / 4;
    let length = words.chars().count() * WIDTH;
    let words = escaped(words);
    let _ = writeln!(
        drawn,
        "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" \
         xml:space=\"preserve\" {style}>{words}</text>"
    );
}

fn style(cell: &Cell) -> String {
    let color = match cell.fgcolor() {
        Color::Default => TEXT.to_owned(),
        Color::Idx(index) => PALETTE.get(usize::from(index)).copied().unwrap_or(TEXT).to_owned(),
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
    };
    let mut style = format!("fill=\"{color}\"");
    for (is_set, attribute) in [
        (cell.bold(), " font-weight=\"bold\""),
        (cell.dim(), " opacity=\"0.6\""),
        (cell.underline(), " text-decoration=\"underline\""),
    ] {
        style.push_str(if is_set { attribute } else { "" });
    }
    style
}

/// An argument as it is typed in a shell.
fn quoted(word: &str) -> String {
    if word.contains(' ') { format!("'{word}'") } else { word.to_owned() }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
