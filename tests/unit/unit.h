/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What every unit test includes: cmocka, in the order that it asks for. */

#ifndef ESSAIM_TESTS_UNIT_H
#define ESSAIM_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
