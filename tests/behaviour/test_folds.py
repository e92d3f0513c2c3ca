"""Cross-validation leaves each question out once."""

from tests.behaviour.folds import FOLDS, split


def test_each_example_is_left_out_in_one_fold_and_learnt_in_the_others():
    examples = list(range(23))
    folds = [split(examples, fold) for fold in range(FOLDS)]
    assert sorted(example for _, left_out in folds for example in left_out) == examples
    assert all(sorted(learnt + left_out) == examples for learnt, left_out in folds)


def test_the_order_in_the_files_does_not_decide_who_is_left_out():
    _, left_out = split(list(range(100)), 0)
    assert left_out != list(range(0, 100, FOLDS))
