//! What a user can do, one function a verb.
//!
//! The only place where reading, coding, searching, counting and reporting meet. A verb takes plain
//! values and gives back a plain value that can be rendered; it prints nothing, asks no
//! environment, and tells problems as [`Complaint`]s in the user's language. Arguments, progress
//! bars and exit codes are the command's business.

mod codebook;
mod complaint;
mod error;
mod evaluate;
mod evidence;
mod inspect;
mod json;
mod output;
mod reading;
mod search;
mod stem;
mod stream;
mod tally;
mod workers;

pub use benang_analysis::{Key, Retrieval};
pub use benang_coding::Scope;
pub use benang_ingest::{Convention, serve};
pub use benang_report::Format;
pub use codebook::{CodebookCheck, check_codebook};
pub use complaint::Complaint;
pub use error::{CodingFileProblem, StudyError};
pub use evaluate::{Evaluation, EvaluationRequest, TranscriptEvaluation, evaluate};
pub use inspect::{Detail, InspectRequest, Inspection, inspect};
pub use output::{create_file, format_of, write_file};
pub use reading::ReadingOptions;
pub use search::{HitStyle, SearchRequest, SearchResult, search};
pub use stem::{Stems, stem};
pub use stream::{StreamRequest, Streamed, stream};
pub use tally::{MergedTally, Tally, TallyRequest, merge_tallies, tally};
pub use workers::Progress;
