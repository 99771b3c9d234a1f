//! Documents that chance makes of what the schema holds.

use apollo_compiler::{
    Name, Node, Schema,
    ast::{InputValueDefinition, Type},
    schema::ExtendedType,
};
use support::dice::Dice;

/// Numbers, at bounds and off them.
const NUMBERS: [&str; 10] = ["1", "2", "3", "20", "0", "100", "101", "-1", "2147483648", "$number"];

/// Texts, some of which are identifiers or dates.
const TEXTS: [&str; 9] = [
    "\"\"",
    "\"10\"",
    "\"100000\"",
    "\"2024-02-29\"",
    "\"2024-02-30\"",
    "\"\u{e9}\"",
    "\"\"\"a\"\"\"",
    "\"Open\"",
    "$text",
];

/// What a document may use, and of what type.
const VARIABLES: [(&str, &str); 3] = [("$number", "Int = 2"), ("$text", "String = \"x\""), ("$yes", "Boolean! = true")];

/// How deep selections go before they end as soon as they can.
const DEEP: usize = 5;

/// Writes a document.
pub struct Writer<'a> {
    schema: &'a Schema,
    dice: &'a mut Dice,
    text: String,
    aliases: usize,
}

/// A document, valid but for a few of its values and names.
pub fn document(schema: &Schema, dice: &mut Dice) -> String {
    let root = if dice.one_in(20) { "Subscription" } else { "Query" };
    let mut writer = Writer { schema, dice, text: String::new(), aliases: 0 };
    writer.selections(root, 0);
    let mut text = writer.text;
    if text.contains("...Part") {
        text += "fragment Part on School { urn name ...More } fragment More on School { status } ";
    }
    let variables: Vec<_> =
        VARIABLES.iter().filter(|(name, _)| text.contains(name)).map(|(name, of)| format!("{name}: {of}")).collect();
    let variables = if variables.is_empty() { String::new() } else { format!("({})", variables.join(", ")) };
    format!("{} Made{variables} {text}", root.to_lowercase())
}

impl Writer<'_> {
    fn selections(&mut self, of: &str, depth: usize) {
        self.text += "{ ";
        for _ in 0..=self.dice.below(3) {
            match self.dice.below(12) {
                0 => self.text += "__typename ",
                1 if of == "School" => self.text += "...Part ",
                2 => {
                    self.text += &format!("... on {of} @include(if: $yes) ");
                    self.selections(of, depth + 1);
                }
                _ => self.field(of, depth),
            }
        }
        self.text += "} ";
    }

    fn field(&mut self, of: &str, depth: usize) {
        let fields = match self.schema.types.get(of) {
            Some(ExtendedType::Object(object)) => &object.fields,
            Some(ExtendedType::Interface(interface)) => &interface.fields,
            _ => return self.text += "__typename ",
        };
        let all: Vec<_> = fields.values().collect();
        let leaves: Vec<_> = all.iter().copied().filter(|field| self.is_leaf(field.ty.inner_named_type())).collect();
        let choices = if depth >= DEEP && !leaves.is_empty() { leaves } else { all };
        let field = *self.dice.pick(&choices);
        // What has other arguments in another place needs another name.
        if !field.arguments.is_empty() || !self.is_leaf(field.ty.inner_named_type()) || self.dice.one_in(5) {
            self.aliases += usize::from(!self.dice.one_in(30));
            self.text += &format!("a{}: ", self.aliases);
        }
        self.text += &field.name;
        self.arguments(&field.arguments);
        if !self.is_leaf(field.ty.inner_named_type()) {
            self.selections(field.ty.inner_named_type(), depth + 1);
        }
    }

    fn is_leaf(&self, name: &Name) -> bool {
        matches!(self.schema.types.get(name), Some(ExtendedType::Scalar(_) | ExtendedType::Enum(_)))
    }

    fn arguments(&mut self, arguments: &[Node<InputValueDefinition>]) {
        let given: Vec<_> = arguments.iter().filter(|argument| argument.is_required() || self.dice.one_in(3)).collect();
        if given.is_empty() {
            return self.text.push(' ');
        }
        self.text.push('(');
        for argument in given {
            self.text += &format!("{}: ", argument.name);
            self.value(&argument.ty, 0);
        }
        self.text += ") ";
    }

    fn value(&mut self, of: &Type, depth: usize) {
        if of.is_list() {
            self.text.push('[');
            for _ in 0..self.dice.below(3) {
                self.value(of.item_type(), depth + 1);
            }
            return self.text += "] ";
        }
        match self.schema.types.get(of.inner_named_type()) {
            Some(ExtendedType::Enum(of)) if !self.dice.one_in(10) => {
                let names: Vec<_> = of.values.keys().collect();
                self.text += &format!("{} ", self.dice.pick(&names));
            }
            Some(ExtendedType::InputObject(of)) if depth < DEEP => {
                let is_one_of = of.directives.has("oneOf");
                let all: Vec<_> = of.fields.values().collect();
                let only = self.dice.below(all.len());
                self.text.push('{');
                for (at, field) in all.into_iter().enumerate() {
                    let is_given = if is_one_of { at == only } else { field.is_required() || self.dice.one_in(5) };
                    if is_given {
                        self.text += &format!("{}: ", field.name);
                        self.value(&field.ty, depth + 1);
                    }
                }
                self.text += "} ";
            }
            Some(ExtendedType::InputObject(_)) => self.text += "{} ",
            _ => self.scalar(of.inner_named_type()),
        }
    }

    fn scalar(&mut self, of: &str) {
        let of = if self.dice.one_in(20) { "something else" } else { of };
        let value = match of {
            "Int" | "Float" => self.dice.pick(&NUMBERS),
            "Boolean" => self.dice.pick(&["true", "false", "null"]),
            "Urn" => self.dice.pick(&["\"100000\"", "100001", "\"1\""]),
            "Date" => self.dice.pick(&["\"2024-02-29\"", "\"2024-02-30\""]),
            _ => self.dice.pick(&TEXTS),
        };
        self.text += value;
        self.text.push(' ');
    }
}
