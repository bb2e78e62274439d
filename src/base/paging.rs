//! Pages of long lists.

use serde::Deserialize;

/// One page of a list; `number` counts from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub number: u32,
    pub size: u32,
}

/// `?page=&size=` as sent; missing or wrong values mean the first page and the usual size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PageQuery {
    pub page: Option<String>,
    pub size: Option<String>,
}

/// Beyond this a page number is a slip or an attack: the database would count all the way.
const LAST_PAGE: u32 = 100_000;
/// The most rows a visitor may ask for at once.
const LARGEST: u32 = 200;

impl PageQuery {
    /// The page asked for, with `usual` rows unless the query says otherwise.
    pub fn page(&self, usual: u32) -> Page {
        let read = |field: &Option<String>| field.as_deref()?.trim().parse::<u32>().ok();
        let size = read(&self.size).filter(|size| *size > 0).unwrap_or(usual);
        Page::new(read(&self.page).unwrap_or(1), size)
    }
}

impl Page {
    /// Keeps the number within 1–100 000 and the size within 1–200.
    pub fn new(number: u32, size: u32) -> Page {
        Page {
            number: number.clamp(1, LAST_PAGE),
            size: size.clamp(1, LARGEST),
        }
    }

    /// Rows before this page, for `OFFSET`.
    pub fn offset(self) -> i64 {
        i64::from(self.number.saturating_sub(1)) * i64::from(self.size)
    }

    /// Rows of this page, for `LIMIT`.
    pub fn limit(self) -> i64 {
        i64::from(self.size)
    }

    /// One row more than the page, for `LIMIT` where nobody counts the list; see [`Page::cut`].
    pub fn limit_and_one(self) -> i64 {
        self.limit() + 1
    }

    /// Whether rows follow this page in a list of `total`.
    pub fn has_next(self, total: i64) -> bool {
        self.offset() + self.limit() < total
    }

    pub fn has_previous(self) -> bool {
        self.number > 1
    }

    /// Cuts rows fetched by [`Page::limit_and_one`] to the page; `true` when more follow.
    pub fn cut<T>(self, mut rows: Vec<T>) -> (Vec<T>, bool) {
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        let more = rows.len() > size;
        rows.truncate(size);
        (rows, more)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn query(page: &str, size: &str) -> PageQuery {
        PageQuery {
            page: Some(page.to_owned()),
            size: Some(size.to_owned()),
        }
    }

    #[test]
    fn a_wrong_query_means_the_first_page_of_the_usual_size() {
        for query in [
            PageQuery::default(),
            query("", ""),
            query("-1", "x"),
            query("0", "0"),
        ] {
            assert_eq!(
                query.page(20),
                Page {
                    number: 1,
                    size: 20
                }
            );
        }
        assert_eq!(
            query("4294967295", "9999").page(20),
            Page {
                number: 100_000,
                size: 200
            }
        );
    }

    #[test]
    fn a_page_knows_its_rows() {
        let page = query(" 3 ", "").page(20);
        assert_eq!(
            (page.offset(), page.limit(), page.limit_and_one()),
            (40, 20, 21)
        );
        assert!(!page.has_next(60));
        assert!(page.has_next(61));
        assert!(page.has_previous() && !Page::new(1, 20).has_previous());
    }

    #[test]
    fn one_row_more_tells_that_a_page_follows() {
        let page = Page::new(1, 2);
        assert_eq!(page.cut(vec![1, 2, 3]), (vec![1, 2], true));
        assert_eq!(page.cut(vec![1, 2]), (vec![1, 2], false));
    }

    proptest! {
        #[test]
        fn no_query_makes_it_panic(page in any::<String>(), size in any::<String>(), usual: u32) {
            let page = query(&page, &size).page(usual);
            prop_assert!(page.offset() >= 0 && page.limit() > 0);
        }
    }
}
