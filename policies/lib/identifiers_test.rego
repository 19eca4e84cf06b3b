package ito.lib.identifiers_test

import future.keywords.not

import data.ito.lib.identifiers

valid_codes := {"91110000600037341L", "91440300708461136T", "9111000029141777XB"}

test_credit_code_right if {
	every code in valid_codes {
		identifiers.is_credit_code(code)
		identifiers.has_organisation_code(code)
	}
}

# Letters of the registering department, such as N for rural collectives, are part of the standard.
test_credit_code_of_a_lettered_department if {
	identifiers.is_credit_code("N2330102000000000M")
}

test_credit_code_with_a_wrong_check_character if {
	not identifiers.is_credit_code("91110000600037341K")
}

test_credit_code_with_a_letter_outside_the_alphabet if {
	not identifiers.is_credit_code("91110000600037341I")
}

test_credit_code_finds_every_single_wrong_character if {
	wrong := {code |
		some i in numbers.range(0, 17)
		some character, _ in identifiers.credit_values
		character != substring("91110000600037341L", i, 1)
		code := concat("", [
			substring("91110000600037341L", 0, i),
			character,
			substring("91110000600037341L", i + 1, 17 - i),
		])
	}
	count(wrong) == 540
	count({code | some code in wrong; identifiers.is_credit_code(code)}) == 0
}

test_credit_code_is_strict_about_form if {
	every value in [
		"", "91110000600037341", "91110000600037341L0", "91110000600037341l", " 91110000600037341L",
		"91110000600037341L\n", "９1110000600037341L", null, true, 91110000600037341, ["91110000600037341L"], {},
	] {
		not identifiers.is_credit_code(value)
	}
}

test_organisation_code_wrong if {
	not identifiers.has_organisation_code("91110000600037342L")
	not identifiers.has_organisation_code("911100002914177709")
	not identifiers.has_organisation_code(null)
}

# A remainder of 10 is written X, one of 11 as 0.
test_organisation_code_of_each_remainder if {
	checks := {substring(code, 16, 1) |
		some first in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B"]
		some check in identifiers.organisation_checks
		code := concat("", ["91110000", first, "0000000", check, "0"])
		identifiers.has_organisation_code(code)
	}
	checks == {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X"}
}

test_lei_right if {
	every lei in {"5493001KJTIIGC8Y1R12", "213800WSGIIZCXF1P572", "529900T8BM49AURSDO55", "7LTWFZYICNSX8D621K86"} {
		identifiers.is_lei(lei)
	}
}

test_lei_wrong if {
	not identifiers.is_lei("5493001KJTIIGC8Y1R17")
	not identifiers.is_lei("5493001KJTIIGC8Y1R21")
}

test_lei_is_strict_about_form if {
	every value in [
		"", "5493001KJTIIGC8Y1R1", "5493001kjtiigc8y1r12", "5493001KJTIIGC8Y1R1A", "5493001KJTIIGC8Y1R12\n",
		null, false, 5493001, ["5493001KJTIIGC8Y1R12"], {},
	] {
		not identifiers.is_lei(value)
	}
}
