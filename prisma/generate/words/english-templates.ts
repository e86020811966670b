// What sentences are made of. {Word} with a capital is capitalised. A story's own: place, subject, person, surname, role, body. {number} is any number, {few} at most 40.
export const SENTENCES = [
  'The {body} of {place} {did} the {subject} {when}, {because}.',
  '{person}, {role} in {place}, {did} the {adjective} {noun} {when}.',
  '“{opinion},” {said} {surname}.',
  '{start}, {nouns} and {nouns} had collected {number} {things} {how}.',
  'The {adjective} {noun} behind the {noun} was {did} {when}, {because}.',
  '{start}, the {subject} costs {number} {unit} more than the {adjective} {noun} it replaces.',
  '{nouns} from {town} {did} the {noun} {how}, {because}.',
  'Of {number} {nouns} who were asked, {number} wanted to {willDo} the {noun}.',
  'A spokeswoman for the {body2} {said} that nobody intended to {willDo} the {subject} before it had been {did}.',
  'Anyone who walks from the {noun} to the {adjective} {noun} passes {number} {things}.',
  'It is the {adjective} {noun} that divides the {nouns}: some want to {willDo} it, others would rather {willDo} the {noun}.',
  '{start}, {surname} and the {body2} agreed to {willDo} the {noun} {how}.',
  'The {noun} has been {did} {few} times since it was {did} in {year}.',
  'In {year} the {nouns} of {town} {did} a {adjective} {noun}, {because}.',
  'The report, {number} pages long, names {number} {things} and one {adjective} {noun}.',
  '“{opinion},” {said} a {role2} from {town}. “{opinion}.”',
  'What remains is a {adjective} {noun}, {number} {things} and the question of who will {willDo} the {subject}.',
  'The {body2} wants to {willDo} the {noun} by {year}; the {nouns} doubt it.',
  '{start}, {number} {unit} are at stake, {because}.',
  'Neither the {role2} nor the {body} could say {when} why the {noun} had been {did}.',
  'Whoever lives beside the {adjective} {noun} knows the {nouns} by name.',
  '{surname} {did} the {noun} {when} and went home {how}.',
  'The {subject} is {adjective}, the {noun} beside it {adjective}, and between them {nouns} sell {things}.',
  'For the {nouns} of {place} that means {number} {unit} a year.',
  'A {role2} who {did} the first {noun} in {year} is to {willDo} this one too, {because}.',
  '{Nouns} carried {things} across the {noun} {how}.',
  'More than {number} {things} have been {did} in {town} {when}.',
  'The {role}, {person}, {said} that the {adjective} {noun} would stay as it is.',
  'There are {number} such cases in the {adjective} district, {because}.',
  'Only the {adjective} {noun} was left when {nouns} arrived {when}.',
];

export const HEADLINES = [
  '{Place} decides to {willDo} its {subject}',
  '{Nouns} in {place} keep the {adjective} {noun} open',
  'How {surname} saved the {subject} of {place}',
  '{Number} {things} for one {adjective} {noun}',
  'The {subject} divides {place}',
  '{Body} wants to {willDo} the {adjective} {noun}',
  'Why the {nouns} of {place} refuse to {willDo} the {noun}',
  '{Place}: {subject} {did} for the second time',
  'A {role2} and {number} {nouns} against the {subject}',
  'After the {noun}, {place} loses its {subject}',
  'Court in {town}: {subject} may {willDo} no {noun}',
  '{Number} {unit} too many: {place} and the {subject}',
  '{Surname} leaves the {body} over a {adjective} {noun}',
  'Where {nouns} still {willDo} the {noun}',
  '{Adjective} {noun} found below the {subject} in {place}',
  'The {role} of {place} and the {adjective} {noun}',
  'First {noun}, then {noun}: the plan for {place}',
  'No {noun} without {nouns}: {town} looks to {place}',
];

export const SUBHEADS = [
  'A {adjective} {noun}',
  '“{opinion}”',
  'What the {body} {did}',
  'The {nouns} and the {noun}',
  'Who will {willDo} it?',
  '{Number} {unit}',
  'Back in {town}',
];

export const ITEMS = [
  '{Number} {things}, {did} {when}',
  'A {adjective} {noun} for {nouns}',
  'The {body2}: to {willDo} the {noun}',
];
export const STANDFIRSTS = [
  'The {body} {did} what {nouns} had asked for since {year}. Now the {adjective} {noun} is at stake.',
  '{Number} {nouns}, one {adjective} {noun}: in {place} nobody wants to {willDo} the {subject} alone.',
  'For {few} years {person} has tried to {willDo} the {noun}, {because}.',
  'A {role2} from {town} {did} it {when}, {because}.',
];
export const CAPTIONS = [
  'The {adjective} {noun} in {place}, {when}',
  '{Nouns} at the {noun} in {place}',
  '{person} beside the {subject}',
];
