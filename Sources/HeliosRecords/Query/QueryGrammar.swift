/// The query language: its grammar and limits.
///
/// ```ebnf
/// query      = kinds { "where" condition
///                    | "select" value { "," value }
///                    | "order" "by" key { "," key }
///                    | "limit" integer } ;                  (* each at most once *)
/// kinds      = "any" | name { "," name } ;
/// key        = value [ "asc" | "desc" ] ;
///
/// check      = "every" kinds [ "where" condition ] ( "has" path | "satisfies" condition )
///            | "no" kinds [ "where" condition ]
///            | "exists" kinds [ "where" condition ] ;
///
/// condition  = conjunction { "or" conjunction } ;
/// conjunction = negation { "and" negation } ;
/// negation   = "not" negation | test ;
/// test       = value [ comparison ] | "has" path ;
/// comparison = ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) value
///            | [ "not" ] ( "contains" | "starts" "with" | "ends" "with" | "matches"
///                        | "within" | "overlaps" ) value
///            | [ "not" ] "in" ( "(" value { "," value } ")" | path )
///            | "is" ( "missing" | "present" ) ;
///
/// value      = product { ( "+" | "-" ) product } ;
/// product    = factor { ( "*" | "/" ) factor } ;
/// factor     = "-" factor | primary ;
/// primary    = literal | path | call | "(" condition ")" ;
/// call       = function "(" path [ "where" condition ] ")" ;
/// function   = "count" | "sum" | "min" | "max" | "any" | "all" | "exists" ;
/// path       = name { "." name } ;
/// name       = word | "`" word "`" ;                        (* the latter is never a keyword *)
///
/// literal    = integer | decimal | money | duration | date | datetime | text
///            | "true" | "false" | "today" | "now" | reference | bare word ;
/// money      = ( integer | decimal ) currency ;             (* 1299.00 NOK *)
/// duration   = digits unit { digits unit } ;                (* 30d, 1h30m; units w d h m s *)
/// date       = 2026-03-31 ;   datetime = 2026-03-31T08:00:00Z ;
/// text       = '"' … '"' | "'" … "'" ;                      (* escapes \\ \" \' \n \t *)
/// reference  = kind ":" id ;                                (* user:mike *)
/// ```
///
/// **Precedence**, loosest first: `or`; `and`; `not`; comparisons, which do not chain; `+ -`;
/// `* /`; unary `-`. All others group from the left.
///
/// **Names.** A path begins at the record, or inside `where (…)` of a function at the element: there
/// the attributes of the link come first, then the fields and relations of its target. A step names a
/// field, a relation, a relation of another kind by its inverse name, a part of an object, a key of a
/// map, or what every record has: `id`, `kind`, `path` (a kind's own name of this kind comes first).
/// A bare word opposite an enum is one of its words, even where a field of that name exists; opposite
/// a relation it is an id, unless it is a name. Other text stands in quotes and is read as the type of
/// the other side.
///
/// **Sets.** A path through a list or a relation with many targets yields a set. A comparison with a
/// set is true if some element makes it true, else unknown if some element makes it unknown, else
/// false; an empty set is missing. `a != b` is `not (a = b)`: for a set, no element is equal.
/// `not in`, `not contains` and the like negate in the same way. Lists `contains` an element, text
/// `contains` a text.
///
/// **Missing values.** Logic has three values. A comparison or calculation with a missing value is
/// unknown; `where` keeps what is true; a rule or check fails only where it is false. `is missing`,
/// `is present`, `has`, `count` and `exists` are never unknown. A division by zero, an overflow, or a
/// sum of two currencies is missing. `any` of nothing is false, `all` of nothing true, `sum` of
/// nothing 0 (for money: missing), `min` and `max` of nothing missing. In a function each record
/// counts once, however many ways lead to it; each value of a list counts.
///
/// **Types.** Numbers compare with numbers, money with money of its currency, networks with networks.
/// A day and a point in time compare as days. Enums have no order, except in `order by`, which
/// follows the order they are declared in. `date - date` is a duration, `date ± duration` a date
/// (whole days), `datetime ± duration` a datetime, `duration / duration` and `money / money` a
/// number; quotients keep six places behind the point. Text compares by bytes; semantic versions by
/// precedence. A secret can only be tested for presence.
package enum QueryGrammar {
    /// The largest expression, in bytes of UTF-8.
    package static let maximumBytes = 4_096
    /// The deepest nesting of an expression.
    package static let maximumDepth = 64

    /// The functions.
    package static let functions = ["count", "sum", "min", "max", "any", "all", "exists"]

    /// The words that cannot begin a value; a field of such a name is written between backquotes.
    package static let reserved = [
        "and", "or", "not", "in", "is", "has", "where", "satisfies", "contains", "matches",
        "within", "overlaps", "true", "false", "today", "now",
    ]
}
