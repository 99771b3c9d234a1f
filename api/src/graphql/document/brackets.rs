//! Brackets as they open and close, without recursion.
//!
//! Serves the guard. Any bracket that closes another kind is an error at once, as it is in the grammar: if it were
//! let through, a parser that recovers from errors could nest deeper than was counted here.

use apollo_parser::TokenKind;

/// The brackets open at one point of a text, and how deep they ever went.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    open: Vec<Open>,
    arguments: usize,
    selections: usize,
    values: usize,
    /// The most brackets that were open at once.
    pub deepest: usize,
    /// The most lists and objects that were open at once.
    pub deepest_value: usize,
}

#[derive(Debug)]
struct Open {
    closer: TokenKind,
    role: Role,
}

#[derive(Clone, Copy, Debug)]
enum Role {
    Arguments,
    Selections,
    Value,
}

/// A closing bracket that closes nothing.
#[derive(Debug)]
pub(super) struct Stray;

impl Brackets {
    /// Takes note of a token, if it is a bracket.
    pub fn meet(&mut self, kind: TokenKind) -> Result<(), Stray> {
        match kind {
            TokenKind::LParen => self.opens(TokenKind::RParen, Role::Arguments),
            TokenKind::LBracket => self.opens(TokenKind::RBracket, Role::Value),
            TokenKind::LCurly => self.opens(TokenKind::RCurly, self.role_of_brace()),
            TokenKind::RParen | TokenKind::RBracket | TokenKind::RCurly => return self.closes(kind),
            _ => {}
        }
        Ok(())
    }

    /// A brace is an object among arguments or inside a list, and a selection set elsewhere.
    fn role_of_brace(&self) -> Role {
        if self.arguments + self.values > 0 { Role::Value } else { Role::Selections }
    }

    fn opens(&mut self, closer: TokenKind, role: Role) {
        self.open.push(Open { closer, role });
        *self.count(role) += 1;
        self.deepest = self.deepest.max(self.open.len());
        self.deepest_value = self.deepest_value.max(self.values);
    }

    fn closes(&mut self, kind: TokenKind) -> Result<(), Stray> {
        let Some(Open { role, .. }) = self.open.pop_if(|open| open.closer == kind) else { return Err(Stray) };
        *self.count(role) -= 1;
        Ok(())
    }

    fn count(&mut self, role: Role) -> &mut usize {
        match role {
            Role::Arguments => &mut self.arguments,
            Role::Value => &mut self.values,
            Role::Selections => &mut self.selections,
        }
    }
}
