// The tables of the queue: uploads (store/queue/record_rows.h), their slices (slices_table.h), what looks
// into their files told (media_table.h), what was published (history_table.h), and the watched folders
// (store/folders/folder_table.h).
#pragma once

#include "store/database/database.h"

namespace store {

// All versions so far (Database's Schema).
const Schema &uploadSchema();

} // namespace store
