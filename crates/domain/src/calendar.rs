//! A file for the calendar of a phone (RFC 5545). Nothing in it tells by whom or for what it was made: neither the product nor a
//! place is named, and whoever writes an entry gives it a title that does not tell either.

use core::fmt::Write as _;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

/// The most octets of a line, its end not counted (section 3.1).
const LINE: usize = 75;

/// When an entry begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// At a time of the day, wherever one is then.
    WhereverOneIs(NaiveDateTime),
    /// At an instant.
    At(DateTime<Utc>),
}

/// What is to be in the calendar.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// When it begins.
    pub begins: Begins,
    /// How long it is.
    pub length: TimeDelta,
    /// The same for the same thing: a calendar that takes it again replaces what it had.
    pub tag: &'a str,
    /// What stands in the calendar, and on a locked screen.
    pub title: &'a str,
    /// How it repeats.
    pub rule: Option<&'a str>,
    /// Whether the phone makes itself heard when it begins.
    pub rings: bool,
}

/// A file that is being written.
#[derive(Debug)]
pub struct Calendar {
    file: String,
    now: DateTime<Utc>,
}

impl Calendar {
    /// An empty one.
    pub fn new(now: DateTime<Utc>) -> Self {
        let mut this = Self { file: String::new(), now };
        this.line("BEGIN:VCALENDAR");
        this.line("VERSION:2.0");
        this.line("PRODID:-//-//Agenda//NL");
        this
    }

    /// Adds an entry.
    pub fn add(&mut self, entry: &Entry<'_>) {
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{}", entry.tag));
        self.line(&format!("DTSTAMP:{}Z", self.now.format("%Y%m%dT%H%M%S")));
        self.line(&match entry.begins {
            Begins::WhereverOneIs(local) => format!("DTSTART:{}", local.format("%Y%m%dT%H%M00")),
            Begins::At(at) => format!("DTSTART:{}Z", at.format("%Y%m%dT%H%M00")),
        });
        self.line(&format!("DURATION:PT{}M", entry.length.num_minutes()));
        if let Some(rule) = entry.rule {
            self.line(rule);
        }
        let title = escaped(entry.title);
        self.line(&format!("SUMMARY:{title}"));
        self.line("CLASS:PRIVATE");
        self.line("TRANSP:TRANSPARENT");
        if entry.rings {
            self.line("BEGIN:VALARM");
            self.line("ACTION:DISPLAY");
            self.line(&format!("DESCRIPTION:{title}"));
            self.line("TRIGGER:PT0S");
            self.line("END:VALARM");
        }
        self.line("END:VEVENT");
    }

    /// The file.
    pub fn finish(mut self) -> String {
        self.line("END:VCALENDAR");
        self.file
    }

    /// A line, folded between characters.
    fn line(&mut self, text: &str) {
        let mut octets = 0;
        for character in text.chars() {
            octets += character.len_utf8();
            if octets > LINE {
                self.file.push_str("\r\n ");
                octets = 1 + character.len_utf8();
            }
            self.file.push(character);
        }
        self.file.push_str("\r\n");
    }
}

/// A text as the format writes it (section 3.3.11). Other control characters have no place in it.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => {
                // Writing to a text cannot fail.
                let _ = write!(written, "\\{character}");
            }
            '\n' => written.push_str("\\n"),
            _ if character.is_control() => {}
            _ => written.push(character),
        }
    }
    written
}
