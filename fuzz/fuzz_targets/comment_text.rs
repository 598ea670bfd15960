//! Comments stand in the file in order, each in one group; the text of a group has no empty line at its start or end
//! and no two in a row; the group that ends on a line is found.
#![no_main]

use diag::FileId;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &[u8]| {
    let file = gosyn::parse(FileId(0), source);
    let mut last = 0;
    for comment in &file.comments.list {
        assert!(last <= comment.span.start && comment.span.start < comment.span.end);
        assert!(matches!(&source[comment.span.start as usize..comment.span.end as usize], [b'/', b'/' | b'*', ..]));
        assert_eq!(comment.line, file.lines.line(comment.span.start));
        last = comment.span.end;
    }
    let mut next = 0;
    for group in &file.comments {
        assert_eq!(group.first, next, "every comment is in one group");
        next = group.last + 1;
        let members = file.comments.of(group);
        assert_eq!(group.span.start, members[0].span.start);
        assert_eq!(group.span.end, members[members.len() - 1].span.end);
        assert!(group.start_line <= group.end_line);
        let text = file.comments.text(group, source);
        assert!(text.is_empty() || text.ends_with('\n') && !text.starts_with('\n'));
        assert!(!text.contains("\n\n\n") && !text.ends_with("\n\n"));
        // Carriage returns make Go count lines in its own way.
        if !source.contains(&b'\r') {
            let found = file.comments.ending_on(group.end_line);
            assert!(found.is_some_and(|found| found.span.start >= group.span.start));
        }
    }
    assert_eq!(next as usize, file.comments.list.len());
});
