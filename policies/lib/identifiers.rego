# METADATA
# scope: package
# title: Identifiers of legal entities
# description: >-
#   Check digits of the unified social credit code (GB 32100-2015), of the organisation code inside it
#   (GB 11714-1997) and of the LEI (ISO 17442). They find typing errors; they do not tell whether the
#   entity exists. Integers only, below 2 to the power of 53.
package ito.lib.identifiers

# METADATA
# description: Whether the value is a unified social credit code with the right check character.
is_credit_code(code) if {
	is_string(code)
	regex.match(`^[0-9A-HJ-NP-RTUWXY]{18}$`, code)
	products := [weighted | some i, weight in credit_weights; weighted := weight * credit_values[substring(code, i, 1)]]
	sum(products) % 31 == 0
}

# METADATA
# description: >-
#   Whether characters 9 to 17 of a unified social credit code are an organisation code with the right
#   check character of its own.
has_organisation_code(code) if {
	is_string(code)
	regex.match(`^[0-9A-Z]{18}$`, code)
	products := [weighted |
		some i, weight in organisation_weights
		weighted := weight * alphanumerics[substring(code, 8 + i, 1)]
	]
	organisation_checks[sum(products) % 11] == substring(code, 16, 1)
}

# METADATA
# description: Whether the value is an LEI whose check digits are right (ISO 7064, mod 97-10).
is_lei(lei) if {
	is_string(lei)
	regex.match(`^[0-9A-Z]{18}[0-9]{2}$`, lei)
	digits := concat("", [format_int(alphanumerics[substring(lei, i, 1)], 10) | some i in lei_places])
	padded := concat("", [substring(zeros, 0, count(zeros) - count(digits)), digits])
	sum([weighted | some i, weight in group_weights; weighted := weight * group(padded, i)]) % 97 == 1
}

# A leading 1 keeps a group such as "00000012" a number that every engine reads.
group(digits, i) := to_number(concat("", ["1", substring(digits, 8 * i, 8)])) - 100000000

# The sum of all products is 0 mod 31; the check character itself has the weight 1.
credit_weights := [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1]

credit_values := {
	"0": 0, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9,
	"A": 10, "B": 11, "C": 12, "D": 13, "E": 14, "F": 15, "G": 16, "H": 17, "J": 18, "K": 19,
	"L": 20, "M": 21, "N": 22, "P": 23, "Q": 24, "R": 25, "T": 26, "U": 27, "W": 28, "X": 29, "Y": 30,
}

organisation_weights := [3, 7, 9, 10, 5, 8, 4, 2]

# By the remainder mod 11 of the sum of all products.
organisation_checks := ["0", "X", "9", "8", "7", "6", "5", "4", "3", "2", "1"]

alphanumerics := {
	"0": 0, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9,
	"A": 10, "B": 11, "C": 12, "D": 13, "E": 14, "F": 15, "G": 16, "H": 17, "I": 18, "J": 19,
	"K": 20, "L": 21, "M": 22, "N": 23, "O": 24, "P": 25, "Q": 26, "R": 27, "S": 28, "T": 29,
	"U": 30, "V": 31, "W": 32, "X": 33, "Y": 34, "Z": 35,
}

# The weight of each group of eight digits is 100000000 to the power of its place, mod 97.
group_weights := [61, 75, 62, 81, 1]

lei_places := numbers.range(0, 19)

zeros := "0000000000000000000000000000000000000000"
