"""Every rule about files as such, and all that they can say.

A finding that denies drops its document, or the whole file where it is about the file: its data
must not be trusted. A warning keeps the document, with the value as the text that was written.
"""

from __future__ import annotations

from ito_gate.model import Force, Message, Rule, Text

_MUST = Force.MUST
_PRACTICE = Force.PRACTICE


def _message(force: Force, zh: str, en: str, fix_zh: str, fix_en: str) -> Message:
    return Message(force, Text(zh, en), Text(fix_zh, fix_en))


ENCODING = Rule(
    id="document/encoding",
    title=Text("文件须为 UTF-8", "Files are UTF-8"),
    description=Text(
        "声明须是 UTF-8 文本。用其他编码保存的文件，在不同的机器上会读出不同的内容。",
        "Declarations are UTF-8 text. A file in another encoding reads differently from one machine to the next.",
    ),
    force=_MUST,
    messages={
        "bom": _message(
            _PRACTICE,
            "文件开头有看不见的字节顺序标记（BOM），已忽略。",
            "The file starts with an invisible byte order mark (BOM); it was ignored.",
            "在编辑器中另存为“UTF-8”，不要选“UTF-8 with BOM”（带 BOM 的 UTF-8）。",
            'Save the file as "UTF-8", not as "UTF-8 with BOM".',
        ),
        "wide": _message(
            _MUST,
            "文件的编码是 {encoding}，不是 UTF-8。",
            "The file is {encoding}, not UTF-8.",
            "在编辑器中打开文件，另存为“UTF-8”。旧版记事本的“Unicode”就是 UTF-16，不要选它。",
            'Open the file in an editor and save it as "UTF-8". Notepad\'s "Unicode" is UTF-16: do not pick it.',
        ),
        "gb18030": _message(
            _MUST,
            "文件的编码是 GB18030（GBK），不是 UTF-8；这里是第一个读错的字。",
            "The file is GB18030 (GBK), not UTF-8; this is the first character misread.",
            "在编辑器中以 GB18030（简体中文）打开，确认文字正常后另存为“UTF-8”。",
            'Open the file as GB18030 (Simplified Chinese), make sure the text looks right, and save it as "UTF-8".',
        ),
        "not-utf8": _message(
            _MUST,
            "这里的字节 {byte} 不是 UTF-8，文件可能已损坏，或用了别的编码。",
            "Byte {byte} here is not UTF-8: the file is damaged or in another encoding.",
            "用文件原来的编码打开并另存为“UTF-8”；如果打开后仍是乱码，请重新取得原件。",
            'Open the file in the encoding it was made with and save it as "UTF-8"; if it is still '
            "garbled, get the original again.",
        ),
    },
)

CHARACTER = Rule(
    id="document/character",
    title=Text("不得含有看不见的字符", "No invisible characters"),
    description=Text(
        "控制字符、改变显示方向的字符和不可见字符，会使审阅者看到的与程序读到的不同，或者使各工具数出的行号不同。",
        "Control, reordering and invisible characters make a reviewer see something else than programs read, "
        "or make tools disagree about line numbers.",
    ),
    force=_MUST,
    messages={
        "control": _message(
            _MUST,
            "这里有控制字符 {code}。",
            "There is a control character here, {code}.",
            "删除这个字符；在编辑器中打开“显示不可见字符”就能看到它。",
            'Delete the character; an editor shows it with "render control characters" turned on.',
        ),
        "line-break": _message(
            _MUST,
            "这里的字符 {code} 在有些工具里算换行，在另一些工具里不算，行号会因此错位。",
            "Some tools take {code} here for a line break and others do not, which shifts line numbers.",
            "删除这个字符；需要换行时按回车键（文件的换行符选 LF 或 CRLF）。",
            "Delete the character; for a line break press Enter (with LF or CRLF line endings).",
        ),
        "reordering": _message(
            _MUST,
            "这里的字符 {code} 会改变文字的显示方向，使看到的内容与实际内容不同。",
            "{code} here changes the direction of the text, so that it reads differently from what it says.",
            "删除这个字符，然后重新核对这一行实际写的内容。",
            "Delete the character, then check again what this line really says.",
        ),
        "invisible": _message(
            _MUST,
            "这里有看不见的字符 {code}，常随网页或 Word 中的文字一起粘贴进来。",
            "There is an invisible character here, {code}; it often comes along with text pasted from a page or Word.",
            "删除这个字符；如果看不到它，把这一行删掉重新输入。",
            "Delete the character; if you cannot see it, delete the line and type it again.",
        ),
        "replacement": _message(
            _MUST,
            "这里的“�”（{code}）表示原来的文字在以前的编码转换中已经丢失。",
            'The "�" here ({code}) stands for text that an earlier conversion has lost.',
            "对照原件，重新输入这里的文字。",
            "Type the text again from the original.",
        ),
        "escaped": _message(
            _MUST,
            "这里用转义写法写出了不允许的字符 {code}。",
            "An escape here stands for a character that is not allowed, {code}.",
            "删除这个转义，直接写出文字本身。",
            "Delete the escape and write the text itself.",
        ),
    },
)

LIMITS = Rule(
    id="document/limits",
    title=Text("文件不得过大或嵌套过深", "Files are of a size that can be read"),
    description=Text(
        "过大、嵌套过深的文件不会是声明，却能使检查停不下来。",
        "A file that is too large or nested too deep is no declaration, but can keep the gate from finishing.",
    ),
    force=_MUST,
    messages={
        "size": _message(
            _MUST,
            "文件超过上限 {limit} 字节，没有读取。",
            "The file is larger than {limit} bytes and was not read.",
            "拆成几个文件；合同、报告等附件不要放进声明，只写出处。",
            "Split it into several files; refer to contracts and reports instead of pasting them.",
        ),
        "depth": _message(
            _MUST,
            "这里的嵌套超过 {limit} 层。",
            "This is nested deeper than {limit} levels.",
            "检查这一行的括号或缩进；声明用不到这么多层。",
            "Check the brackets or the indentation of this line; no declaration needs that many levels.",
        ),
        "values": _message(
            _MUST,
            "文件中的值超过 {limit} 个，从这里起没有读取。",
            "The file holds more than {limit} values and was not read from here on.",
            "拆成几个文件。",
            "Split it into several files.",
        ),
        "more-errors": _message(
            _MUST,
            "这个文件至少还有 {count} 个同样会拦截的问题没有列出。",
            "At least {count} more problems of this file block as well and are not listed.",
            "先改好已列出的问题，再检查一次。",
            "Mend the problems listed and check again.",
        ),
        "more-warnings": _message(
            _PRACTICE,
            "这个文件还有 {count} 个提醒没有列出。",
            "{count} more warnings of this file are not listed.",
            "先处理已列出的提醒，再检查一次。",
            "Deal with the warnings listed and check again.",
        ),
    },
)

DUPLICATE_KEY = Rule(
    id="document/duplicate-key",
    title=Text("同一字段只写一次", "A field is written once"),
    description=Text(
        "重复的字段在有些工具里取前一个值，在有些工具里取后一个，审阅者看到的未必是生效的那个。",
        "Of a repeated field some tools take the first value and some the last: a reviewer may see the other one.",
    ),
    force=_MUST,
    messages={
        "repeated": _message(
            _MUST,
            "字段“{key}”重复：第 {line} 行已经写过。",
            'The field "{key}" is repeated: line {line} has it already.',
            "只保留一个：删除这里的“{key}”，或者删除第 {line} 行的那个。",
            'Keep one: delete this "{key}" or the one in line {line}.',
        ),
    },
)

ALIAS = Rule(
    id="document/alias",
    title=Text("不得使用锚点、别名和合并", "No anchors, aliases or merges"),
    description=Text(
        "YAML 的锚点（&）、别名（*）和合并（<<）让值出现在别处，审阅者在原位看不到它，而且几百字节就能展开成几百兆。",
        "YAML's anchors (&), aliases (*) and merges (<<) put a value where its reviewer does not see it, "
        "and can make hundreds of megabytes of a few hundred bytes.",
    ),
    force=_MUST,
    messages={
        "anchor": _message(
            _MUST,
            "这里的“&{name}”是 YAML 锚点，不允许使用。",
            '"&{name}" here is a YAML anchor, which is not allowed.',
            "删除“&{name}”；如果它是文字的一部分，请给整个值加双引号。",
            'Delete "&{name}"; if it is part of a text, put the whole value in double quotes.',
        ),
        "alias": _message(
            _MUST,
            "这里的“*{name}”是 YAML 别名，值写在别处，不允许使用。",
            '"*{name}" here is a YAML alias for a value that stands elsewhere, which is not allowed.',
            "在这里写出完整的值；如果它是文字，请加双引号。",
            "Write the value itself here; if it is meant as text, put it in double quotes.",
        ),
        "merge": _message(
            _MUST,
            "这里的“<<”是 YAML 合并，不允许使用。",
            '"<<" here is a YAML merge, which is not allowed.',
            "删除“<<”，在这里逐项写出要合并进来的字段。",
            'Delete "<<" and write out the fields it would bring in.',
        ),
    },
)

TAG = Rule(
    id="document/tag",
    title=Text("不得使用标签和指令", "No tags or directives"),
    description=Text(
        "YAML 的标签（!…）和指令（%…）改变值的含义，各工具的做法不同。",
        "YAML's tags (!…) and directives (%…) change what a value means, each tool in its own way.",
    ),
    force=_MUST,
    messages={
        "tag": _message(
            _MUST,
            "这里的“{tag}”是 YAML 标签，不允许使用。",
            '"{tag}" here is a YAML tag, which is not allowed.',
            "删除标签；如果“!”是文字的一部分，请给整个值加双引号。",
            'Delete the tag; if the "!" is part of a text, put the whole value in double quotes.',
        ),
        "directive": _message(
            _MUST,
            "以“%”开头的行是 YAML 指令，不允许使用。",
            'A line that starts with "%" is a YAML directive, which is not allowed.',
            "删除这一行。",
            "Delete this line.",
        ),
    },
)

SYNTAX = Rule(
    id="document/syntax",
    title=Text("文件须能解析", "Files parse"),
    description=Text(
        "不能解析的文件无法检查，等同于没有声明。",
        "What does not parse cannot be checked, and counts as no declaration at all.",
    ),
    force=_MUST,
    messages={
        "tab": _message(
            _MUST,
            "这里用制表符（Tab）缩进，YAML 只允许用空格。",
            "This is indented with a tab; YAML takes spaces only.",
            "把这一行开头的制表符换成空格，每层两个。",
            "Replace the tab at the start of this line by spaces, two for each level.",
        ),
        "indentation": _message(
            _MUST,
            "这一行与上文对不齐：缩进的空格数不对，或者上一行没有写完。",
            "This line does not line up with those above: its indentation is off, or the line above is incomplete.",
            "让同一级的字段从同一列开始；同时看看上一行是否缺了“: ”。",
            'Start fields of one level in one column; see also whether the line above lacks its ": ".',
        ),
        "colon-in-text": _message(
            _MUST,
            "这一行的值里又出现了“: ”，YAML 分不清哪里是字段名。",
            'The value on this line holds another ": ", so YAML cannot tell what the field is.',
            '给整个值加双引号，例如 备注: "说明: 见附件"。',
            'Put the whole value in double quotes, such as note: "see: annex".',
        ),
        "missing-colon": _message(
            _MUST,
            "这一行没有“: ”，看不出字段名和值。",
            'This line has no ": ", so there is no telling the field from its value.',
            "写成“字段名: 值”，冒号用半角，后面空一格；如果它是上一行文字的延续，请比上一行多缩进两格。",
            'Write "field: value" with a space after the colon; if the line goes on with the text '
            "above, indent it further.",
        ),
        "missing-space": _message(
            _MUST,
            "冒号后面缺少空格，整行被当成了一段文字。",
            "There is no space after the colon, which makes the line one piece of text.",
            "在冒号后面加一个空格。",
            "Put a space after the colon.",
        ),
        "list": _message(
            _MUST,
            "列表的“- ”不能与字段名写在同一行。",
            'A list\'s "- " cannot stand on the line of its field.',
            "从“- ”起另起一行；如果它是文字，请加双引号。",
            'Start a new line at the "- "; if it is meant as text, put it in double quotes.',
        ),
        "block-text": _message(
            _MUST,
            "“|”或“>”后面不能直接写文字。",
            'Text cannot follow "|" or ">" directly.',
            "从下一行开始写，并比字段名多缩进两格；如果符号是文字的一部分，请给整个值加双引号。",
            "Start it on the next line, indented by two; if the sign is part of a text, put the whole "
            "value in double quotes.",
        ),
        "quote": _message(
            _MUST,
            "从这里开始的引号没有收尾。",
            "The quote that opens here is never closed.",
            '在值的末尾补上同样的半角引号；值里面的双引号写成 \\"。',
            'Close it with the same ASCII quote; write a double quote inside as \\".',
        ),
        "bracket": _message(
            _MUST,
            "从这里开始的括号没有收尾，或者其中两项之间缺少半角逗号（读到第 {line} 行时发现）。",
            "The bracket that opens here is never closed, or two items lack a comma between them "
            "(noticed in line {line}).",
            "补上对应的 ] 或 }，并检查各项之间的半角逗号。",
            "Add the matching ] or }, and check the commas between the items.",
        ),
        "reserved": _message(
            _MUST,
            "不加引号的值不能以「{found}」开头。",
            "A value without quotes cannot start with `{found}`.",
            "给整个值加双引号。",
            "Put the whole value in double quotes.",
        ),
        "escape": _message(
            _MUST,
            "双引号里的反斜杠写法无效。",
            "This backslash escape means nothing inside double quotes.",
            "反斜杠本身写成 \\\\，或者改用单引号；文字和表情直接写出，不要转义。",
            "Write a backslash as \\\\, or use single quotes; write text and emoji as themselves.",
        ),
        "unexpected": _message(
            _MUST,
            "这里不应出现「{found}」。",
            "`{found}` is not expected here.",
            "删除多余的内容；如果它是值的一部分，请给整个值加双引号。",
            "Delete what does not belong; if it is part of a value, put the whole value in double quotes.",
        ),
        "separator": _message(
            _MUST,
            "上一份文档已经结束，这里的内容不属于任何文档。",
            "The document above has ended, so this belongs to none.",
            "如果这是另一份文档，在它前面加一行“---”；否则检查上文的引号和括号。",
            'If this is another document, put a line "---" before it; if not, check the quotes and brackets above.',
        ),
        "key": _message(
            _MUST,
            "字段名必须是一段文字，这里为空，或者是列表、对象。",
            "A field name is a piece of text; this one is empty, a list or a mapping.",
            "写成“字段名: 值”。",
            'Write "field: value".',
        ),
        "yaml": _message(
            _MUST,
            "这里不是有效的 YAML（解析器的说明：{problem}）。",
            "This is not valid YAML ({problem}).",
            "检查这一行和上一行的引号、括号、冒号和缩进。",
            "Check quotes, brackets, colons and indentation on this line and the one above.",
        ),
        "json": _message(
            _MUST,
            "这里不是有效的 JSON，不应出现「{found}」。",
            "This is not valid JSON: `{found}` is not expected here.",
            "检查这里和上一行的双引号、逗号、冒号和括号。",
            "Check double quotes, commas, colons and brackets here and on the line above.",
        ),
        "end": _message(
            _MUST,
            "内容在这里没有写完：缺少收尾的引号或括号，或者缺少一个值。",
            "This ends too early: a closing quote, a closing bracket or a value is missing.",
            '补上缺少的 "、] 或 }；如果文件是下载或生成的，请重新取得完整的文件。',
            'Add the missing ", ] or }; if the file was downloaded or generated, get it again in full.',
        ),
        "json-comma": _message(
            _MUST,
            "JSON 的最后一项后面不能有逗号。",
            "JSON has no comma after the last item.",
            "删除这个逗号。",
            "Delete this comma.",
        ),
        "json-comment": _message(
            _MUST,
            "JSON 里不能写注释。",
            "JSON has no comments.",
            "删除注释，或者把文件改成 YAML（.yaml）。",
            "Delete the comment, or make the file YAML (.yaml).",
        ),
        "json-quote": _message(
            _MUST,
            "JSON 里的文字用双引号，不用单引号。",
            "Text in JSON stands in double quotes, not single ones.",
            '把这段文字两边的单引号换成 "。',
            'Replace the single quotes around this text by ".',
        ),
        "json-string": _message(
            _MUST,
            "JSON 的双引号里不能直接换行或使用制表符。",
            "Text in JSON cannot hold a line break or a tab as such.",
            "换行写成 \\n，制表符写成 \\t；也看看上面是否少了一个收尾的双引号。",
            "Write \\n for a line break and \\t for a tab; see also whether a closing quote is missing above.",
        ),
        "json-constant": _message(
            _MUST,
            "“{text}”不是 JSON 的数。",
            '"{text}" is not a number in JSON.',
            "写出实际的数；没有数就写 null。",
            "Write the actual number, or null if there is none.",
        ),
    },
)

AMBIGUOUS_VALUE = Rule(
    id="document/ambiguous-value",
    title=Text("值的含义须明确", "Values mean one thing"),
    description=Text(
        "不加引号的 NO、12:30、007、1e3 等，在不同的工具里会变成不同的值。这里一律按写的文字读取，并提醒写明。",
        "Without quotes NO, 12:30, 007, 1e3 and the like become different values in different tools. "
        "They are read as the text that was written, with a warning.",
    ),
    force=_PRACTICE,
    messages={
        "boolean": _message(
            _PRACTICE,
            "“{text}”没有加引号：有的工具读作真或假，这里按文字读取。",
            '"{text}" has no quotes: some tools read it as true or false; here it is text.',
            '表示是或否，写 true 或 false；表示文字（例如国家代码 NO），加上引号："{text}"。',
            'For yes or no write true or false; for text, such as the country NO, add quotes: "{text}".',
        ),
        "null": _message(
            _PRACTICE,
            "“{text}”没有加引号：有的工具读作空值，这里按文字读取。",
            '"{text}" has no quotes: some tools read it as null; here it is text.',
            '表示空值，写 null；表示文字，加上引号："{text}"。',
            'For no value write null; for text add quotes: "{text}".',
        ),
        "leading-zero": _message(
            _PRACTICE,
            "“{text}”以 0 开头：有的工具会去掉 0 或按八进制换算，这里按文字读取。",
            '"{text}" starts with 0: some tools drop the 0 or read octal; here it is text.',
            '编号、代码加上引号："{text}"；数量去掉前面的 0。',
            'Quote a number that is a name or code: "{text}"; drop the 0 of an amount.',
        ),
        "clock": _message(
            _PRACTICE,
            "“{text}”没有加引号：有的工具按六十进制换算（12:30 读作 750），这里按文字读取。",
            '"{text}" has no quotes: some tools read base 60 (12:30 as 750); here it is text.',
            '加上引号："{text}"。',
            'Add quotes: "{text}".',
        ),
        "digits": _message(
            _PRACTICE,
            "“{text}”的位数太多：有的工具会丢失末尾几位，这里按文字读取。",
            '"{text}" has so many digits that some tools lose the last ones; here it is text.',
            '编号、代码加上引号："{text}"；金额请核对位数。',
            'Quote a number that is a name or code: "{text}"; check the digits of an amount.',
        ),
        "not-finite": _message(
            _PRACTICE,
            "“{text}”在有些工具里不是普通的数，这里按文字读取。",
            '"{text}" is no ordinary number in some tools; here it is text.',
            '写出实际的数；没有数就写 null；表示文字，加上引号："{text}"。',
            'Write the actual number, or null if there is none; for text add quotes: "{text}".',
        ),
        "notation": _message(
            _PRACTICE,
            "“{text}”的写法在有些工具里是数，在有些工具里是文字，这里按文字读取。",
            '"{text}" is a number to some tools and text to others; here it is text.',
            '表示数，写成普通的十进制，例如 1000 或 0.5；表示文字，加上引号："{text}"。',
            'For a number write plain decimals, such as 1000 or 0.5; for text add quotes: "{text}".',
        ),
    },
)

PUNCTUATION = Rule(
    id="document/punctuation",
    title=Text("标点须为半角", "Punctuation that is syntax is ASCII"),
    description=Text(
        "冒号、逗号、引号、括号、空格和数字误用全角时，YAML 和 JSON 会把它们当成文字。",
        "To YAML and JSON a full-width colon, comma, quote, bracket, space or digit is text.",
    ),
    force=_MUST,
    messages={
        "not-ascii": _message(
            _MUST,
            "这里的「{found}」不是半角字符，不能当作「{wanted}」使用。",
            "The `{found}` here is not the ASCII character and does not work as `{wanted}`.",
            "切换到英文输入法，改成半角的「{wanted}」。",
            "Switch the input method to English and type `{wanted}`.",
        ),
        "space": _message(
            _MUST,
            "这里的空格（{code}）不是半角空格，不能用来缩进或分隔。",
            "The space here ({code}) is not an ASCII space and neither indents nor separates.",
            "删除它，切换到英文输入法后按空格键。",
            "Delete it, switch the input method to English and press the space bar.",
        ),
        "colon": _message(
            _PRACTICE,
            "这里的“：”是全角冒号，“{text}”被当成了一段文字。",
            'The "：" here is full-width, which makes "{text}" one piece of text.',
            "如果想写“字段: 值”，请改成半角冒号加一个空格；如果确实是文字，请加双引号。",
            'If a field and its value are meant, type ": " instead; if it is text, put it in double quotes.',
        ),
        "no-space": _message(
            _PRACTICE,
            "冒号后面没有空格，“{text}”被当成了一段文字。",
            'There is no space after the colon, which makes "{text}" one piece of text.',
            "如果想写“字段: 值”，在冒号后面加一个空格；如果确实是文字，请加双引号。",
            "If a field and its value are meant, put a space after the colon; if it is text, put it in double quotes.",
        ),
        "comma": _message(
            _PRACTICE,
            "这里的“{found}”是全角标点，“{text}”被当成了一项。",
            'The "{found}" here is full-width, which makes "{text}" one item.',
            "如果是几项，请用半角逗号“,”分开；如果是一项，请加双引号。",
            'If these are several items, separate them by ","; if it is one, put it in double quotes.',
        ),
        "quotes": _message(
            _PRACTICE,
            "{text} 两边是中文引号，引号本身成了内容的一部分。",
            "The curly quotes around {text} have become part of it.",
            "去掉引号，或者换成半角的双引号。",
            "Leave them out, or type ASCII double quotes.",
        ),
        "digits": _message(
            _PRACTICE,
            "“{text}”含有全角字符，按文字读取，不是数或日期。",
            '"{text}" has full-width characters: it is text, not a number or a date.',
            "改成半角：{wanted}。",
            "Type ASCII characters: {wanted}.",
        ),
    },
)

RULES: tuple[Rule, ...] = (
    ENCODING,
    CHARACTER,
    LIMITS,
    SYNTAX,
    DUPLICATE_KEY,
    ALIAS,
    TAG,
    PUNCTUATION,
    AMBIGUOUS_VALUE,
)
