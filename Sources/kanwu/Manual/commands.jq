# The parts of kanwu.1 that the program knows best: from `kanwu --experimental-dump-help` and kanwu.1.in
# (--rawfile page) to the page, in mdoc(7).

# Text for a text line: no escape, macro or control character of its own; a sentence on each line.
def prose:
  gsub("\\\\"; "\\e") | gsub("(?<end>[^. ][.:?]) +(?=[A-Z])"; "\(.end)\n")
  | split("\n") | map(sub("^ +"; "") | sub("^(?<dot>[.'])"; "\\&\(.dot)")) | join("\n");

# A word for a macro line: words that mdoc would take for macros or delimiters stay words.
def word: "\\&" + (gsub("\\\\"; "\\e") | gsub("\""; "\\(dq"));

def paragraphs: split("\n\n") | map(prose) | join("\n.Pp\n");

def sentence: if test("[.:!?)]$") then . else . + "." end;

def flag: if .kind == "short" then "Fl \(.name)" else "Fl -\(.name)" end;

def value: "Ar \(.valueName | word)" + (if .isRepeating then " ..." else "" end);

# `-o dir, --output dir`, or the name of an operand.
def head:
  if .kind == "positional" then value
  else . as $argument | .names | sort_by(.kind != "short")
    | map(flag + (if $argument.kind == "option" then " \($argument | value)" else "" end)) | join(" , ")
  end;

def item:
  [ ".It \(head)",
    (.abstract // "" | if . == "" then empty else sentence | prose end),
    (if .allValues then "One of \(.allValues | join(", "))." else empty end),
    (if .defaultValue then "Default:\n.Cm \(.defaultValue | word) ." else empty end)
  ] | join("\n");

def shown: .arguments // [] | map(select(.shouldDisplay));

def own: shown | map(select(.valueName != "help" and .valueName != "version"));

def list: if length > 0 then ".Bl -tag -width Ds\n\(map(item) | join("\n"))\n.El" else empty end;

# All commands below the program that do something, with their whole names: `pipeline list`.
def commands($before):
  .subcommands // [] | map(select(.shouldDisplay and .commandName != "help")) | .[]
  | (if $before == "" then .commandName else "\($before) \(.commandName)" end) as $name
  | if (.subcommands // [] | length) > 0 then commands($name) else . + {name: $name} end;

def synopsis:
  [ ".Nm", ".Cm \(.name)",
    (own | map(select(.isOptional and .kind != "positional")) | if length > 0 then ".Op Ar options" else empty end),
    (own | .[] | select(.isOptional | not) | ".\(head | sub("^(?<short>Fl \\w) .*? , "; ""))"),
    (own | .[] | select(.isOptional and .kind == "positional") | ".Op \(value)")
  ] | join("\n");

def description:
  [ ".Ss kanwu \(.name)", (.abstract | sentence | prose),
    (if .discussion then ".Pp\n\(.discussion | paragraphs)" else empty end), (own | list)
  ] | join("\n");

.command as $program
| $page
| gsub("@VERSION@"; $version) | gsub("@DATE@"; $date)
| gsub("@SUMMARY@"; $program.abstract | sub("[.]$"; "") | "\(.[:1] | ascii_downcase)\(.[1:])")
| gsub("@SYNOPSIS@"; [$program | commands("") | synopsis] | join("\n"))
| gsub("@COMMANDS@"; [$program | commands("") | description] | join("\n"))
| gsub("@OPTIONS@"; $program | shown | list)
| rtrimstr("\n")
