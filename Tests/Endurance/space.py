"""Trouble with the disk: no room for the output or for temporary files, and an output that is read-only."""
import functools

import mounts
from cases import Skip

ROOM = "2g"


def needs_mounts(case):
    @functools.wraps(case)
    def checked(given):
        if reason := mounts.refusal():
            raise Skip(reason)
        case(given)
    return checked


@needs_mounts
def output_full_from_the_start(case):
    with mounts.small_disk(case.output, "64k"):
        run = case.run(73)
        case.expect_names(run, case.output)
        case.expect_whole()
        mounts.resize(case.output, ROOM)
        case.expect_complete()


@needs_mounts
def output_full_in_mid_run(case):
    with mounts.small_disk(case.output, ROOM):
        run = case.start_and_wait_for_page()
        mounts.fill(case.output)
        case.end(run, 73)
        case.expect_names(run, case.output)
        case.expect_whole()
        mounts.resize(case.output, ROOM)
        case.expect_complete()
        case.expect_nothing_read_twice()


@needs_mounts
def temporary_folder_full_from_the_start(case):
    with mounts.small_disk(case.temporary, "16k"):
        run = case.run(73, 65)
        case.expect_names(run, case.temporary)
        case.expect_whole()
        mounts.resize(case.temporary, ROOM)
        case.expect_complete()


@needs_mounts
def temporary_folder_full_in_mid_run(case):
    with mounts.small_disk(case.temporary, ROOM):
        run = case.start_and_wait_for_page()
        mounts.fill(case.temporary)
        # What was read before may have needed no further room.
        case.end(run, 73, 65, 0)
        case.expect_whole()
        mounts.resize(case.temporary, ROOM)
        case.expect_complete()
        case.expect_nothing_read_twice()


@needs_mounts
def output_read_only_from_the_start(case):
    case.output.mkdir()
    with mounts.read_only(case.output):
        run = case.run(73)
        case.expect_names(run, case.output)
    case.expect_complete()


@needs_mounts
def output_read_only_when_half_done(case):
    case.crash_after_page()
    with mounts.read_only(case.output):
        run = case.run(73)
        case.expect_names(run, case.output)
    case.expect_complete()
    case.expect_nothing_read_twice()


CASES = [output_full_from_the_start, output_full_in_mid_run, temporary_folder_full_from_the_start,
         temporary_folder_full_in_mid_run, output_read_only_from_the_start, output_read_only_when_half_done]
