"""Which instructions linear algebra may use."""

import pytest

from reperes.serve.linear_algebra import is_unknown_skylakex

ALL = "fpu sse2 avx2 fma avx512f avx512cd avx512bw avx512dq avx512vl"


@pytest.mark.parametrize(
    ("vendor", "flags", "expected"),
    [
        ("AuthenticAMD", ALL, True),
        ("AuthenticAMD", "fpu sse2 avx2 fma", False),
        ("AuthenticAMD", ALL.replace("avx512bw", ""), False),
        ("GenuineIntel", ALL, False),
    ],
)
def test_only_amd_processors_with_all_instructions_are_called_skylakex(vendor, flags, expected):
    core = f"vendor_id\t: {vendor}\nmodel name\t: X: 2\npower management:\nflags\t\t: {flags}\n\n"
    assert is_unknown_skylakex(core + core) is expected


@pytest.mark.parametrize("description", ["", "Features\t: fp asimd\n"], ids=["empty", "another kind"])
def test_a_description_without_flags_is_of_no_such_processor(description):
    assert is_unknown_skylakex(description) is False
