# METADATA
# scope: package
# title: Documents that article 46 repealed
# description: >-
#   Article 46 repealed three documents. A text cites one by its number, whatever brackets and blanks it is
#   written with, or by its title.
package ito.lib.repealed

# METADATA
# description: The numbers of the repealed documents that the text cites.
cited(text) := {document.number |
	# One look spares most texts the others.
	is_string(text)
	regex.match(`银监|外包`, text)
	plain := without_blanks(text)
	some document in documents
	regex.match(document.pattern, plain)
}

documents := [
	{"number": "银监发〔2013〕5号", "pattern": `银监发[〔\[【（(［]2013[〕\]】）)］]5号`},
	{"number": "银监发〔2013〕5号", "pattern": `信息科技外包风险监管指引`},
	{"number": "银监办发〔2014〕187号", "pattern": `银监办发[〔\[【（(［]2014[〕\]】）)］]187号`},
	{"number": "银监办发〔2014〕187号", "pattern": `非驻场集中式外包风险管理的通知`},
	{"number": "银监办发〔2014〕272号", "pattern": `银监办发[〔\[【（(［]2014[〕\]】）)］]272号`},
	{"number": "银监办发〔2014〕272号", "pattern": `非驻场集中式外包监管评估工作的通知`},
]

without_blanks(text) := replace(replace(replace(text, " ", ""), "　", ""), "\t", "")
