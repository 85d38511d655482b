//! Sharing files out between threads.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Is told how many files are done, of how many.
pub type Progress<'a> = dyn Fn(u64, u64) + Sync + 'a;

/// Works through `items` on all cores. Each thread begins with a state from `start` and takes the
/// next item whenever it is free; the states are returned when all items are done. Which thread
/// gets which item is chance, so states must add up to the same whatever the order.
pub(crate) fn share_out<T: Sync, S: Send>(
    items: &[T],
    progress: &Progress<'_>,
    start: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize, &T) + Sync,
) -> Vec<S> {
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get).min(items.len()).max(1);
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let run = || {
        let mut state = start();
        while let Some((index, item)) = take(&next, items) {
            work(&mut state, index, item);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            progress(done as u64, items.len() as u64);
        }
        state
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(run)).collect();
        let own = run();
        let join = |handle: thread::ScopedJoinHandle<'_, S>| {
            handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        std::iter::once(own).chain(others.into_iter().map(join)).collect()
    })
}

fn take<'t, T>(next: &AtomicUsize, items: &'t [T]) -> Option<(usize, &'t T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    items.get(index).map(|item| (index, item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_done_once() {
        let items: Vec<usize> = (0..1_000).collect();
        let states = share_out(&items, &|_, _| {}, Vec::new, |state, index, item| state.push((index, *item)));
        let mut all: Vec<_> = states.into_iter().flatten().collect();
        all.sort_unstable();
        assert_eq!(all, (0..1_000).map(|number| (number, number)).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_to_do_is_done_at_once() {
        assert_eq!(share_out(&[] as &[u8], &|_, _| {}, || 7, |_, _, _| {}), [7]);
    }
}
