//! Which language the program speaks. It must be known before the arguments are parsed, since
//! help and usage errors are spoken too.

use benang_model::Locale;

/// The locale that the arguments ask for, else the system's.
pub(crate) fn locale(arguments: impl Iterator<Item = String>) -> Locale {
    asked_for(arguments).unwrap_or_else(|| from_system(sys_locale::get_locale().as_deref()))
}

fn asked_for(mut arguments: impl Iterator<Item = String>) -> Option<Locale> {
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix("--lang") {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        match value.as_deref() {
            Some("id") => return Some(Locale::Id),
            Some("en") => return Some(Locale::En),
            _ => {}
        }
    }
    None
}

/// `id_ID.UTF-8`, `id-ID` and the old code `in` are Indonesian.
fn from_system(name: Option<&str>) -> Locale {
    let language = name.and_then(|name| name.split(['-', '_', '.']).next()).unwrap_or_default();
    if language.eq_ignore_ascii_case("id") || language.eq_ignore_ascii_case("in") { Locale::Id } else { Locale::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_is_found_anywhere() {
        let asked = |line: &str| asked_for(line.split(' ').map(str::to_owned));
        assert_eq!(asked("tally corpus --lang id"), Some(Locale::Id));
        assert_eq!(asked("--lang=en tally"), Some(Locale::En));
        assert_eq!(asked("tally --lang xx"), None, "clap reports it");
        assert_eq!(asked("tally"), None);
    }

    #[test]
    fn systems_name_indonesian_in_several_ways() {
        for name in ["id_ID.UTF-8", "id-ID", "id", "in_ID"] {
            assert_eq!(from_system(Some(name)), Locale::Id, "{name}");
        }
        assert_eq!(from_system(Some("C")), Locale::En);
        assert_eq!(from_system(None), Locale::En);
    }
}
