# METADATA
# scope: package
# title: Grants of access
# description: What the rules about access share.
package ito.lib.grants

import future.keywords.not

import data.ito.lib.wording

# METADATA
# description: The degrees of privilege, lowest first.
rank := {"read_masked": 0, "read": 1, "write": 2, "admin": 3, "superuser": 4}

# METADATA
# description: The degrees that put a system into the holder's hands.
highest := {"admin", "superuser"}

# METADATA
# description: Ids of the declared assets.
asset_ids := {asset.id | asset := input.declaration.access.assets[_]}

# METADATA
# description: Whether an id stands for more than one asset.
ambiguous if count(asset_ids) < count([1 | input.declaration.access.assets[_].id])

# METADATA
# description: >-
#   Whether a word in the grants, or the name of an asset, is one that says nothing; if none is, nobody
#   has to look at each.
suspect if wording.suspect(array.concat(asset_names, grant_words))

asset_names := [asset.name |
	asset := input.declaration.access.assets[_]
	is_string(asset.name)
]

grant_words := [grant[field] |
	grant := input.declaration.access.grants[_]
	some field in ["principal", "purpose", "approver"]
	is_string(grant[field])
]

# METADATA
# description: The last day of access; an early revocation counts.
last_day(grant) := grant.revoked_on if {
	is_string(grant.revoked_on)
	grant.revoked_on < grant.expires_on
} else := grant.expires_on

# METADATA
# description: Whether a window of time limits the use of the grant.
has_window(grant) if {
	is_string(grant.window)
	not wording.any_time(grant.window)
}

# METADATA
# description: The place of a field of the grant number `i`.
at(i, field) := ["declaration", "access", "grants", i, field]
