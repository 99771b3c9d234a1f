//! Markdown as HTML that may stand in anybody's page: no script, no style, nothing fetched from elsewhere.

use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Options, Parser, html};

/// What may stay of what the Markdown makes. Pictures may not: the page that shows one tells its server who looks.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(TAGS.into_iter().collect())
        .tag_attributes([("a", ["href"].into()), ("ol", ["start"].into())].into())
        // What names no site would be looked for at whichever shows the page.
        .url_relative(UrlRelative::Deny)
        .generic_attributes([].into())
        .url_schemes(["https", "mailto"].into())
        .link_rel(Some("nofollow noopener noreferrer ugc"))
        .clean_content_tags(["script", "style", "template", "iframe", "object", "svg", "math"].into());
    cleaner
});

const TAGS: [&str; 27] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Renders Markdown, with tables and struck-out text.
pub fn html(markdown: &str) -> String {
    let mut rendered = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut rendered, Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH));
    CLEANER.clean(&rendered).to_string()
}

/// The words of Markdown without its marks.
pub fn plain(markdown: &str) -> String {
    use pulldown_cmark::Event;
    let mut words = String::with_capacity(markdown.len());
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_rendered() {
        let html = html("## What\n\n- *one* ~~two~~\n\n| a | b |\n|--:|---|\n| 1 | [x](https://example.org/a) |");
        for part in ["<h2>What</h2>", "<em>one</em> <del>two</del>", "<td>1</td>"] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(
            html.contains("<a href=\"https://example.org/a\" rel=\"nofollow noopener noreferrer ugc\">x</a>"),
            "{html}"
        );
    }

    /// What attackers have tried elsewhere: whatever is left of it, nothing runs and nothing is fetched.
    #[test]
    fn nothing_runs_and_nothing_is_fetched() {
        let attacks = [
            "<script>alert(1)</script>",
            "<ScRiPt src=//evil.example></sCrIpT>",
            "<img src=x onerror=alert(1)>",
            "![x](https://evil.example/pixel.png)",
            "![x](javascript:alert(1))",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](java\tscript:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
            "[x](vbscript:msgbox(1))",
            "[x](//evil.example)",
            "[x](http://evil.example)",
            "[x](https://ok.example \"t\\\" onmouseover=\\\"alert(1)\")",
            "<a href=\"https://ok.example\" onclick=alert(1)>x</a>",
            "<a href=\" javascript:alert(1)\">x</a>",
            "<a href=\"https://ok.example\" target=_blank style=\"position:fixed\">x</a>",
            "<svg onload=alert(1)><script>alert(1)</script></svg>",
            "<math><mtext><script>alert(1)</script></mtext></math>",
            "<iframe src=https://evil.example></iframe>",
            "<object data=https://evil.example></object><embed src=https://evil.example>",
            "<style>@import 'https://evil.example/a.css';</style>",
            "<link rel=stylesheet href=https://evil.example/a.css>",
            "<meta http-equiv=refresh content='0;url=https://evil.example'>",
            "<base href=https://evil.example/>",
            "<form action=https://evil.example><input name=a><button formaction=javascript:alert(1)>x</button></form>",
            "<video src=https://evil.example/a.mp4 autoplay></video><audio src=x></audio>",
            "<table background=https://evil.example/a.png><tr><td>x</td></tr></table>",
            "<p style=\"background:url(https://evil.example/a.png)\">x</p>",
            "<div id=constructor name=cookie>x</div>",
            "<template><script>alert(1)</script></template>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<!--><img src=x onerror=alert(1)>-->",
            "<![CDATA[<script>alert(1)</script>]]>",
            "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>",
            "`<script>alert(1)</script>`",
            "```html\n<img src=x onerror=alert(1)>\n```",
            "<details open ontoggle=alert(1)>x</details>",
            "<a href=\"https://ok.example/\u{0}javascript:alert(1)\">x</a>",
        ];
        for attack in attacks {
            let html = html(attack);
            let tags: Vec<&str> = html.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or("")).collect();
            for tag in tags {
                let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or("");
                assert!(TAGS.contains(&name), "{attack}: {html}");
                let attributes = tag[name.len().min(tag.len())..].to_lowercase();
                for bad in [
                    " on",
                    "style=",
                    "src=",
                    "target=",
                    " id=",
                    "name=",
                    "background",
                    "\"javascript:",
                    "\"data:",
                    "\"vbscript:",
                    "\"http://",
                    "\"//",
                ] {
                    assert!(!attributes.contains(bad), "{attack}: {html}");
                }
            }
        }
    }

    #[test]
    fn the_plain_words_have_no_marks() {
        assert_eq!(
            plain("## What\n\n- *one* `two`\n<b>x</b>").split_whitespace().collect::<Vec<_>>(),
            ["What", "one", "two", "x"]
        );
    }
}
