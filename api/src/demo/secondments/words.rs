//! What people write: plain sentences without anybody's name, so that any of them fits any school.

use crate::{
    host_need::code_lists::NeedReason::{self, *},
    practice::code_lists::PracticeTheme,
};

/// Why help is needed, how often, and how a school says so.
pub const REASONS: [(NeedReason, u32, [&str; 4]); 9] = [
    (
        InspectionOutcome,
        16,
        [
            "Inspectors asked us to make the curriculum of the early years of school more ambitious.",
            "Our last inspection found that teachers do not check enough what pupils remember.",
            "We have a plan after our inspection, and nobody with the time to carry it out.",
            "Inspectors saw that subject leaders are new to their work and need somebody to learn from.",
        ],
    ),
    (
        LeadershipGap,
        14,
        [
            "A senior leader leaves at the end of term, and the post could not be filled.",
            "Our deputy is on leave, and the leaders who are left carry too much.",
            "The school needs somebody to lead a phase until an appointment is made.",
            "We are between two headteachers and would like an experienced leader beside us.",
        ],
    ),
    (
        SubjectShortage,
        22,
        [
            "Two classes have had supply teachers since the autumn.",
            "We have advertised the post three times without an applicant who could be appointed.",
            "A specialist is needed for the examination classes.",
            "The department is made of teachers whose own subject is another one.",
        ],
    ),
    (
        Attendance,
        10,
        [
            "One pupil in four misses more than a day in every fortnight.",
            "Attendance fell when the bus route changed, and has not come back.",
            "We want to learn how another school brought persistent absence down.",
            "Our attendance team is one person, who needs a partner and a method.",
        ],
    ),
    (
        Behaviour,
        10,
        [
            "Corridors and lunch times take more of our leaders' day than lessons do.",
            "We are writing our behaviour policy anew and would like to do it with somebody who has done it before.",
            "Suspensions have doubled in a year, and most are of the same few pupils.",
            "New teachers ask for help with classes that do not settle.",
        ],
    ),
    (
        SendCapacity,
        14,
        [
            "The number of pupils with a plan has doubled in three years.",
            "Our coordinator is new and works alone.",
            "We are opening a resourced provision and have nobody who has run one.",
            "Speech and language needs are growing faster than we can train our own staff.",
        ],
    ),
    (
        Finance,
        5,
        [
            "We need somebody to look at our timetable and our budget together.",
            "Our business lead retires, and nobody else knows the systems.",
            "Falling rolls mean that we have to plan for fewer classes.",
            "We would like help to plan three years of spending instead of one.",
        ],
    ),
    (
        NewSchool,
        4,
        [
            "We opened with two year groups, and add one each year.",
            "The school is new, and most of our teachers are in their first post.",
            "A new building opens in September, and routines have to be made for it.",
            "We are joining two schools on one site and need hands while we do.",
        ],
    ),
    (
        Other,
        5,
        [
            "We would like to try a way of working that another school has tried.",
            "Several of our staff are on parental leave at the same time.",
            "We have a year of change before us and could do with a steady hand.",
            "A colleague with fresh eyes would help us to see what we have stopped seeing.",
        ],
    ),
];

/// What is to be better in the end.
pub const AIMS: [&str; 12] = [
    "We hope that pupils have the same teacher until the summer.",
    "In the end our own staff should be able to go on alone.",
    "What matters most to us is that lessons are taught by somebody who knows the subject.",
    "We should like to see the first difference within a term.",
    "The work is planned together in the first week.",
    "It is about helping our own team, not about replacing it.",
    "A clear plan for the year after is part of it.",
    "Pupils in the examination years come first.",
    "We want to learn by working side by side.",
    "Our governors have agreed, and know that it takes time.",
    "Some of the time is for watching lessons in your own school.",
    "We will say openly what works and what does not.",
];

/// What there is for who comes.
pub const WELCOMES: [&str; 8] = [
    "There is a room, a laptop and a timetable with time to plan.",
    "We can agree on days that suit your own school.",
    "You will have a colleague to ask from the first day.",
    "The school is ten minutes on foot from the station.",
    "Somebody with small children can begin later in the morning.",
    "You will be part of the leadership team while you are here.",
    "There is parking, and a free lunch with the pupils.",
    "Training that we have booked is open to you too.",
];

/// What secondments are to achieve.
pub const OBJECTIVES: [(PracticeTheme, &[&str]); 10] = [
    (
        PracticeTheme::Curriculum,
        &[
            "Write the plan of one subject for two years, with the teachers who will teach it.",
            "Bring the order of topics in line across all classes of a year.",
        ],
    ),
    (
        PracticeTheme::TeachingAndLearning,
        &[
            "Teach one class in each week with a colleague watching, and talk it over on the same day.",
            "Have every teacher of the department try one routine for starting lessons.",
        ],
    ),
    (
        PracticeTheme::Attendance,
        &[
            "Set up a weekly meeting about pupils who miss more than one day in ten.",
            "Ring home on the first day of every absence, and keep a note of what helped.",
        ],
    ),
    (
        PracticeTheme::Behaviour,
        &[
            "Agree on a few routines for corridors, and have all staff use them.",
            "Halve the number of lessons that pupils miss because they were sent out.",
        ],
    ),
    (
        PracticeTheme::Send,
        &[
            "Look at every support plan once, and take out what nobody does.",
            "Train all teaching assistants in one way of helping without doing the work.",
        ],
    ),
    (
        PracticeTheme::Literacy,
        &[
            "Have every pupil who reads below their age read aloud to an adult each day.",
            "Choose one phonics programme and train everybody in it.",
        ],
    ),
    (
        PracticeTheme::Mathematics,
        &[
            "Begin each lesson with five questions on what was taught before.",
            "Raise the share of pupils who know their number facts by the end of the year.",
        ],
    ),
    (
        PracticeTheme::Leadership,
        &[
            "Coach two middle leaders until they run their own reviews.",
            "Hand the work over to an own leader before the last month.",
        ],
    ),
    (
        PracticeTheme::Workload,
        &[
            "Find three things that teachers write and nobody reads, and stop them.",
            "Share lesson plans across both schools, so that nobody writes them twice.",
        ],
    ),
    (
        PracticeTheme::Assessment,
        &[
            "Replace half-termly tests by fewer that are marked together.",
            "Have teachers of both schools agree on what good work looks like.",
        ],
    ),
];

/// What people say when they look back.
pub const REVIEWS: [&str; 10] = [
    "The first weeks went to getting to know each other. From the second term on it was worth every hour.",
    "Pupils had a teacher who knew the subject, and it shows in their books.",
    "Most of what we planned was done. The rest needs a full year.",
    "Both schools would do it again, with a longer time to hand over.",
    "The travel was harder than we had thought; two longer days a week would have been better than four short ones.",
    "Our own leaders have taken over the meetings and the routine.",
    "We saw no difference in results yet, but lessons are calmer.",
    "What was written together is used in three year groups now.",
    "The timetable left too little time for planning together.",
    "Colleagues from both schools still visit each other.",
];

/// Why a party says no.
pub const DECLINED: [&str; 5] = [
    "We cannot do without this post in the spring term.",
    "Somebody of our own has been appointed meanwhile.",
    "The days do not fit our timetable.",
    "The cost is more than we have set aside.",
    "We would rather begin in September.",
];

/// Why it is wanted no more.
pub const WITHDRAWN: [&str; 4] = [
    "The need is covered from within the school.",
    "Plans for the year have changed.",
    "Another offer came first.",
    "The journey would be too long after all.",
];

/// Why it was called off.
pub const CANCELLED: [&str; 4] = [
    "The home school lost two other teachers in the same month.",
    "The class that it was for was joined with another.",
    "The post has been filled for good.",
    "Both schools agreed to wait for a year.",
];

/// Why it ended before its time.
pub const ENDED: [&str; 5] = [
    "An appointment was made, and the new colleague could start at once.",
    "The home school needed its leader back.",
    "What was planned was done earlier than expected.",
    "The two timetables could not be held together.",
    "A permanent post at another school was accepted.",
];
