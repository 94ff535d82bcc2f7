/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/people.h"

#include "base/text.h"
#include "map/holders.h"
#include "map/segment.h"
#include "map/values.h"
#include "map/words.h"

enum { max_line = 1000 };

/* One line being read. */
struct reading {
  struct ess_profile *profile;
  const struct ess_mapping *mapping;
  struct ess_view label; /* before the colon; empty without one */
  struct ess_view value; /* after it, or the whole line */
  unsigned long line;
};

/* Words that may stand before an office: "4e adjointe", "premier adjoint",
   "co-président". */
static bool
is_rank(struct ess_view word)
{
  static const char *const ranks[] = {"premier", "co", "ex", "ancien",
                                      "madam", "monsieur", "mm", "mr"};
  bool found = word.n && word.s[0] >= '0' && word.s[0] <= '9';
  for (size_t i = 0; i < sizeof ranks / sizeof *ranks; ++i) {
    found |= ess_view_is(word, ranks[i]);
  }
  return found || ess_view_ends(word, "iem");
}

/* What `text` says somebody is: ESS_MEANS(WORD_ELECTED) if it begins with an
   office, (WORD_STAFF) if a word for a role stands anywhere ("Cabinet du
   maire" is no mayor); 0 if none does. */
static ess_meanings
role_class(const struct reading *r, struct ess_view text)
{
  struct ess_buf key = {0};
  int at = -1;

  ess_words_key(&key, text);
  struct ess_view rest = ess_buf_view(&key);
  const struct ess_label *word =
    ess_mapping_key_first(r->mapping, rest, ESS_ROLE_WORDS, &at);
  const bool first = at == 0 || (at == 1 && is_rank(ess_words_next(&rest)));
  ess_buf_clear(&key);
  return !word    ? 0
         : !first ? ESS_MEANS(WORD_STAFF)
                  : word->meaning;
}

/* The part of an elected person's role that is not about somebody else:
   "maire (assistante : …)", "maire ; contact …". */
static struct ess_view
own_part(const struct reading *r, struct ess_view role)
{
  for (size_t i = 1; i < role.n; ++i) {
    const struct ess_view rest = ess_view_sub(role, i + 1, role.n);
    if ((role.s[i] == ';' || role.s[i] == '(') &&
        (ess_mapping_first(r->mapping, rest, ESS_MEANS(WORD_STAFF), NULL) ||
         ess_view_find(rest, ':') < rest.n)) {
      return ess_text_trim(ess_view_sub(role, 0, i));
    }
  }
  return role;
}

/* "Élu référent 2" is "Élu référent". */
static const struct ess_label *
label_is(const struct reading *r, ess_meanings meanings)
{
  return r->label.n ? ess_mapping_whole(
                        r->mapping, ess_words_uncounted(r->label), meanings)
                    : NULL;
}

static const char *
role_field(const struct ess_person *person)
{
  return person->elected ? "elected.role" : "staff.function";
}

static void
set_role(struct ess_profile *profile, struct ess_person *person,
         struct ess_view role, unsigned long line)
{
  if (role.n && !person->role.n) {
    person->role = role;
    ess_profile_person_fact(profile, person, role_field(person), role, role,
                            line);
    person->role_fact = profile->n_facts - 1;
  }
}

static void
add_network(struct reading *r, struct ess_person *person,
            struct ess_view written, struct ess_view role)
{
  ess_profile_network(r->profile, person, role);
  ess_profile_person_fact(r->profile, person, "rtes.role", written, role,
                          r->line);
}

static bool
is_network(const struct reading *r, struct ess_view role)
{
  return role.n &&
         ess_mapping_whole(r->mapping, role, ESS_MEANS(WORD_NETWORK));
}

/* "conseillère déléguée, vice-présidente du RTES": the part of `role` that
   is no role in the network, which is added. */
static struct ess_view
without_network(struct reading *r, struct ess_person *person,
                struct ess_view role)
{
  size_t comma = role.n;
  for (size_t i = 0; i < role.n; ++i) {
    comma = role.s[i] == ',' ? i : comma;
  }
  const struct ess_view tail =
    ess_text_trim(ess_view_sub(role, comma + 1, role.n));
  if (is_network(r, role)) {
    add_network(r, person, role, role);
    return (struct ess_view){NULL, 0};
  }
  if (is_network(r, tail)) {
    add_network(r, person, tail, tail);
    return ess_text_trim(ess_view_sub(role, 0, comma));
  }
  return role;
}

static void
set_service(struct reading *r, struct ess_person *person,
            struct ess_view service)
{
  if (service.n && !person->elected && !person->service.n) {
    person->service = service;
    ess_profile_person_fact(r->profile, person, "staff.service", service,
                            service, r->line);
  }
}

/* "Direction de l'économie", "service Vie des quartiers". */
static bool
is_service(const struct reading *r, struct ess_view text)
{
  const struct ess_view word =
    ess_view_sub(text, 0, ess_view_find(text, ' '));
  return word.n > 0 && word.n < text.n &&
         ess_mapping_whole(r->mapping, word, ESS_MEANS(SERVICE));
}

/* "cheffe de projet (Direction de l'économie)", "chargé de mission – service
   Vie des quartiers": the part of `role` before the service, which goes to
   `*ret_service`; else all of it. */
static struct ess_view
before_service(const struct reading *r, struct ess_view role,
               struct ess_view *ret_service)
{
  static const char *const marks[] = {" (", " – ", " - ", " / ", ", "};

  for (size_t i = 1; i < role.n; ++i) {
    const struct ess_view rest = ess_view_sub(role, i, role.n);
    for (size_t k = 0; k < sizeof marks / sizeof *marks; ++k) {
      const bool bracket = k == 0;
      if (!ess_view_starts(rest, marks[k]) ||
          (bracket && !ess_view_ends(rest, ")"))) {
        continue;
      }
      const size_t skip = ess_view_of(marks[k]).n;
      const struct ess_view part =
        ess_view_sub(rest, skip, rest.n - skip - bracket);
      if (is_service(r, part)) {
        *ret_service = ess_text_trim(part);
        return ess_text_trim(ess_view_sub(role, 0, i));
      }
    }
  }
  return role;
}

static void
set_post(struct reading *r, struct ess_person *person, struct ess_view role)
{
  struct ess_view service = {NULL, 0};

  role = person->elected ? own_part(r, role)
                         : before_service(r, role, &service);
  set_role(r->profile, person, role, r->line);
  set_service(r, person, service);
}

/* `role` is that of whoever the holders give none. */
static void
add_people(struct reading *r, const struct ess_holders *holders,
           bool elected, struct ess_view role)
{
  struct ess_profile *profile = r->profile;
  const unsigned group =
    profile->n_people ? profile->people[profile->n_people - 1].group + 1 : 1;
  struct ess_buf name = {0};

  for (size_t i = 0; i < holders->n; ++i) {
    const struct ess_holder *holder = &holders->list[i];
    struct ess_person *person = ess_profile_person(profile);
    if (!person) {
      break;
    }
    ess_buf_reset(&name);
    ess_name_normalise(&name, holder->name);
    person->elected = elected;
    person->group = group;
    person->line = r->line;
    person->name = ess_arena_copy(&profile->arena, ess_buf_view(&name));
    ess_profile_person_fact(profile, person,
                            elected ? "elected.name" : "staff.name",
                            holder->name, person->name, r->line);
    const struct ess_view stated =
      without_network(r, person, holder->role.n ? holder->role : role);
    set_post(r, person, stated);
  }
  ess_buf_clear(&name);
}

static struct ess_person *
last_person(const struct ess_profile *profile)
{
  return profile->n_people ? &profile->people[profile->n_people - 1] : NULL;
}

/* The first of the people that the last naming line named. */
static size_t
group_start(const struct ess_profile *profile)
{
  size_t i = profile->n_people;
  const struct ess_person *last = last_person(profile);
  while (i > 0 && profile->people[i - 1].group == last->group) {
    --i;
  }
  return i;
}

/* Where the next title begins: behind an "et" or a mark that is followed
   at once by a word for a role. `text.n` if there is none. */
static size_t
next_title(const struct reading *r, struct ess_view text, size_t *ret_skip)
{
  static const char *const marks[] = {" et ", "; ", " / ", ", "};
  for (size_t i = 1; i < text.n; ++i) {
    for (size_t k = 0; k < sizeof marks / sizeof *marks; ++k) {
      const struct ess_view rest = ess_view_sub(text, i, text.n);
      int at = -1;
      if (!ess_view_starts(rest, marks[k])) {
        continue;
      }
      *ret_skip = ess_view_of(marks[k]).n;
      (void)ess_mapping_first(r->mapping,
                              ess_view_sub(rest, *ret_skip, rest.n),
                              ESS_ROLE_WORDS, &at);
      /* "5° adjoint": an ordinal may stand before the word. */
      if (at == 0 || (at == 1 && rest.s[*ret_skip] >= '0' &&
                      rest.s[*ret_skip] <= '9')) {
        return i;
      }
    }
  }
  return text.n;
}

/* "a et b": one for each of those just named. */
static void
share_titles(struct reading *r)
{
  struct ess_profile *profile = r->profile;
  struct ess_view rest = r->value;

  for (size_t i = group_start(profile); i < profile->n_people; ++i) {
    size_t skip = 0;
    const bool last = i + 1 == profile->n_people;
    const size_t end = last ? rest.n : next_title(r, rest, &skip);
    set_role(profile, &profile->people[i],
             ess_text_trim(ess_view_sub(rest, 0, end)), r->line);
    rest = ess_view_sub(rest, end + skip, rest.n);
  }
}

/* "Titre: x", "Titres (respectivement): a et b": the roles of those just
   named who have none yet. One title for several people is each one's. */
static bool
read_title(struct reading *r)
{
  struct ess_profile *profile = r->profile;
  const size_t start = group_start(profile);
  const struct ess_label *label =
    label_is(r, ESS_MEANS(TITLE) | ESS_MEANS(TITLES));
  size_t skip = 0;

  if (!label || !profile->n_people || !r->value.n) {
    return false;
  }
  if (label->meaning == ESS_MEANS(TITLES) ||
      (profile->n_people - start > 1 &&
       next_title(r, r->value, &skip) < r->value.n)) {
    share_titles(r);
    return true;
  }
  for (size_t i = start; i < profile->n_people; ++i) {
    set_role(profile, &profile->people[i], r->value, r->line);
  }
  return true;
}

/* "Service : x": where the member of staff above works. */
static bool
read_service(struct reading *r)
{
  struct ess_person *person = last_person(r->profile);
  if (!label_is(r, ESS_MEANS(SERVICE)) || !person || person->elected ||
      person->service.n || !r->value.n) {
    return false;
  }
  set_service(r, person, r->value);
  return true;
}

/* "membres du conseil": the singular, for one of them. */
static struct ess_view
singular(const struct ess_view role, struct ess_buf *out)
{
  const size_t space = ess_view_find(role, ' ');
  const struct ess_view first = ess_view_sub(role, 0, space);
  ess_buf_add(out, ess_view_sub(first, 0,
                                first.n - ess_view_ends(first, "s")));
  ess_buf_add(out, ess_view_sub(role, space, role.n));
  return ess_buf_view(out);
}

/* "administrateur du RTES": about the person above; in the plural, about
   every elected person above. */
static bool
read_network(struct reading *r)
{
  struct ess_profile *profile = r->profile;
  struct ess_buf role = {0};

  if (r->label.n || !profile->n_people ||
      !ess_mapping_whole(r->mapping, r->value, ESS_MEANS(WORD_NETWORK))) {
    return false;
  }
  const bool plural = ess_view_ends(
    ess_view_sub(r->value, 0, ess_view_find(r->value, ' ')), "s");
  const struct ess_view one =
    plural ? singular(r->value, &role) : r->value;
  for (size_t i = plural ? 0 : profile->n_people - 1; i < profile->n_people;
       ++i) {
    if (plural && !profile->people[i].elected) {
      continue;
    }
    ess_profile_network(profile, &profile->people[i], one);
    ess_profile_person_fact(profile, &profile->people[i], "rtes.role",
                            r->value, one, r->line);
  }
  ess_buf_clear(&role);
  return true;
}

/* "Mme Guilmin" is Sandra Guilmin. */
static bool
is_called(struct ess_view whole, struct ess_view name)
{
  const size_t before = whole.n > name.n ? whole.n - name.n : 0;
  return name.n > 0 &&
         ess_view_equal(ess_view_sub(whole, before, whole.n), name) &&
         (before == 0 || whole.s[before - 1] == ' ');
}

/* Add the role in the network to the person called `name`, who was named
   above. False if nobody was. */
static bool
add_network_of(struct reading *r, struct ess_view name, struct ess_view role)
{
  struct ess_profile *profile = r->profile;
  struct ess_buf plain = {0};
  bool found = false;

  ess_name_normalise(&plain, name);
  for (size_t i = 0; i < profile->n_people && !found; ++i) {
    if (is_called(profile->people[i].name, ess_buf_view(&plain))) {
      add_network(r, &profile->people[i], role, role);
      found = true;
    }
  }
  ess_buf_clear(&plain);
  return found;
}

/* "vice-présidente du RTES : Nom", of somebody named above. */
static bool
read_network_label(struct reading *r)
{
  return is_network(r, r->label) &&
         ess_name_is_person(r->mapping, r->value, 2) &&
         add_network_of(r, r->value, r->label);
}

/* "Nom est secrétaire du RTES". */
static bool
read_network_sentence(struct reading *r)
{
  static const char is[] = " est ";
  const size_t at = ess_view_search(r->value, is);
  const struct ess_view name = ess_view_sub(r->value, 0, at);
  const struct ess_view role =
    ess_text_trim(ess_view_sub(r->value, at + sizeof is - 1, r->value.n));
  return !r->label.n && at < r->value.n && is_network(r, role) &&
         ess_name_is_person(r->mapping, name, 1) &&
         add_network_of(r, name, role);
}

/* "A et B, respectivement x et y": the titles, which are nobody's alone. */
static struct ess_view
take_shared(struct ess_holders *holders)
{
  static const char word[] = "respectivement ";
  const struct ess_view role = holders->list[holders->n - 1].role;

  if (holders->n < 2 || !ess_view_starts(role, word)) {
    return (struct ess_view){NULL, 0};
  }
  for (size_t i = 0; i < holders->n; ++i) {
    holders->list[i].role = (struct ess_view){NULL, 0};
  }
  return ess_view_sub(role, sizeof word - 1, role.n);
}

/* "Label: Nom", "Label: Nom, rôle", "Rôle: Nom". */
static bool
read_labelled(struct reading *r)
{
  const struct ess_label *label =
    label_is(r, ESS_MEANS(ELECTED) | ESS_MEANS(STAFF) | ESS_MEANS(SERVICE) |
                  ESS_MEANS(CONTACT));
  const bool elected_label =
    label && label->meaning == ESS_MEANS(ELECTED);
  const ess_meanings said = label ? 0 : role_class(r, r->label);
  struct ess_view service = {NULL, 0};
  struct ess_holders holders;

  /* "Cheffe de projet : Nom / Direction de l'emploi". */
  const struct ess_view value = before_service(r, r->value, &service);
  if (!r->label.n || !value.n ||
      !ess_holders_read(r->mapping, value, ess_words_plural(r->label),
                        label || said ? 1 : 2, &holders)) {
    return false;
  }
  const ess_meanings role = role_class(r, holders.list[0].role);
  const bool elected =
    elected_label || said == ESS_MEANS(WORD_ELECTED) ||
    (!said && role == ESS_MEANS(WORD_ELECTED));
  /* A label that is itself a role is that of all whom it names; what else
     is said of them may be a role in the network. */
  const struct ess_view also = holders.list[0].role;
  for (size_t i = 0; said && i < holders.n; ++i) {
    holders.list[i].role = r->label;
  }
  const struct ess_view shared = take_shared(&holders);
  add_people(r, &holders, elected,
             label ? (struct ess_view){NULL, 0} : r->label);
  if (shared.n) {
    r->value = shared;
    share_titles(r);
  }
  set_service(r, last_person(r->profile), service);
  if (said && is_network(r, also)) {
    add_network(r, last_person(r->profile), also, also);
  }
  return true;
}

/* "Nom: fonction". */
static bool
read_reversed(struct reading *r)
{
  const struct ess_holders holders = {.list = {{r->label, r->value}},
                                      .n = 1};
  const ess_meanings said = role_class(r, r->value);

  if (!r->label.n || !said ||
      !ess_name_is_person(r->mapping, r->label, 2)) {
    return false;
  }
  add_people(r, &holders, said == ESS_MEANS(WORD_ELECTED), r->value);
  return true;
}

/* "Nom, rôle", with no label. */
static bool
read_unlabelled(struct reading *r, struct ess_view text)
{
  struct ess_holders holders;
  if (ess_name_is_person(r->mapping, text, 2) ||
      !ess_holders_read(r->mapping, text, false, 2, &holders)) {
    return false;
  }
  const ess_meanings said = role_class(r, holders.list[0].role);
  if (!said) {
    return false;
  }
  add_people(r, &holders, said == ESS_MEANS(WORD_ELECTED),
             (struct ess_view){NULL, 0});
  return true;
}

/* No-break spaces would hide the " et " and " - " between parts; what
   reaches a person, a telephone number say, is nobody's to publish. */
static struct ess_view
prepared(struct ess_profile *profile, struct ess_view text)
{
  struct ess_buf squeezed = {0};
  ess_text_squeeze(&squeezed, text);
  const struct ess_view kept =
    ess_arena_copy(&profile->arena, ess_buf_view(&squeezed));
  ess_buf_clear(&squeezed);
  return ess_value_before_contact(kept);
}

/* A name on a line of its own, its role on the next. */
static bool
read_two_lines(struct reading *r, struct ess_view text,
               const struct ess_line *next)
{
  const struct ess_view none = {NULL, 0};
  const struct ess_holders holders = {.list = {{text, none}}, .n = 1};
  int at = -1;

  if (!next || ess_view_find(next->text, ':') < next->text.n ||
      !ess_name_is_person(r->mapping, text, 2)) {
    return false;
  }
  const struct ess_label *word =
    ess_mapping_first(r->mapping, next->text, ESS_ROLE_WORDS, &at);
  if (!word || at > 1) {
    return false;
  }
  add_people(r, &holders,
             role_class(r, next->text) == ESS_MEANS(WORD_ELECTED), none);
  set_role(r->profile, last_person(r->profile),
           ess_value_before_contact(next->text), next->number);
  return true;
}

static bool
read_label(struct reading *r)
{
  static bool (*const syntaxes[])(struct reading *) = {
    read_network, read_network_sentence, read_title, read_network_label,
    read_labelled, read_service, read_reversed,
  };
  for (size_t i = 0; i < sizeof syntaxes / sizeof *syntaxes; ++i) {
    if (syntaxes[i](r)) {
      return true;
    }
  }
  return false;
}

/* "Label :" with its value on the next line. */
static bool
read_value_below(struct reading *r, const struct ess_line *next)
{
  const bool known =
    label_is(r, ESS_MEANS(ELECTED) | ESS_MEANS(STAFF) | ESS_MEANS(TITLE) |
                  ESS_MEANS(TITLES) | ESS_MEANS(SERVICE)) ||
    role_class(r, r->label);

  if (!known || !r->label.n || r->value.n || !next ||
      ess_view_find(next->text, ':') < next->text.n) {
    return false;
  }
  r->value = prepared(r->profile, next->text);
  r->line = next->number;
  return read_label(r);
}

int
ess_people_line(struct ess_profile *profile,
                const struct ess_mapping *mapping, struct ess_view text,
                unsigned long line, const struct ess_line *next)
{
  /* No line that names people is that long; its parts would be searched
     many times over. */
  if (text.n > max_line) {
    return 0;
  }
  text = prepared(profile, text);
  struct reading r = {profile, mapping, {NULL, 0}, text, line};
  if (read_unlabelled(&r, text)) {
    return 1;
  }
  (void)ess_split_label(text, &r.label, &r.value);
  /* A column of contacts: "Contact : Titre : maire". */
  if (label_is(&r, ESS_MEANS(CONTACT)) &&
      ess_view_find(r.value, ':') < r.value.n) {
    const int taken =
      ess_people_line(profile, mapping, r.value, line, next);
    if (taken) {
      return taken;
    }
  }
  if (read_label(&r)) {
    return 1;
  }
  return read_value_below(&r, next) ||
             (!r.label.n && read_two_lines(&r, text, next))
           ? 2
           : 0;
}

bool
ess_people_labelled(const struct ess_mapping *mapping, struct ess_view text)
{
  struct ess_view label;
  struct ess_view value;
  struct ess_holders holders;

  return ess_split_label(text, &label, &value) && value.n &&
         ess_mapping_whole(mapping, label, ESS_MEANS(ELECTED)) &&
         ess_holders_read(mapping, value, ess_words_plural(label), 2,
                          &holders);
}

bool
ess_people_likely(const struct ess_mapping *mapping, struct ess_view text)
{
  struct ess_holder holder = {{NULL, 0}, {NULL, 0}};
  int at = -1;

  (void)ess_mapping_first(mapping, text, ESS_ROLE_WORDS, &at);
  return at == 0 || (ess_holders_one(mapping, text, 2, &holder) &&
                     ess_mapping_first(mapping, holder.role, ESS_ROLE_WORDS,
                                       NULL));
}

/* Words of a role that only one kind of authority has. */
static const struct {
  struct ess_view stem;
  const char *kind;
  const char *note;
} levels[] = {
  {ESS_VIEW("departemental"), "departement",
   "Le titre désigne un élu départemental"},
  {ESS_VIEW("regional"), "region", "Le titre désigne un élu régional"},
  {ESS_VIEW("municipal"), "commune", "Le titre désigne un élu municipal"},
  {ESS_VIEW("mair"), "commune", "Le titre désigne un élu municipal"},
};

void
ess_people_doubts(struct ess_profile *profile)
{
  struct ess_buf key = {0};
  for (size_t i = 0; i < profile->n_people; ++i) {
    const struct ess_person *person = &profile->people[i];
    ess_buf_reset(&key);
    ess_words_key(&key, person->role);
    for (size_t k = 0; k < sizeof levels / sizeof *levels; ++k) {
      const int at = ess_words_find(ess_buf_view(&key), levels[k].stem);
      if (person->elected && at >= 0 && at <= 1 &&
          !ess_view_is(profile->kind_slug, levels[k].kind)) {
        ess_profile_doubt(profile, ESS_V_ESS_doubtAboutRole,
                          ess_view_of(levels[k].note),
                          &profile->facts[person->role_fact]);
      }
    }
  }
  ess_buf_clear(&key);
}
