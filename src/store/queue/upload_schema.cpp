#include "store/queue/upload_schema.h"

#include "store/folders/folder_table.h"
#include "store/queue/due_runs.h"
#include "store/queue/history_table.h"

using namespace Qt::StringLiterals;

namespace store {

const Schema &uploadSchema()
{
    static const Schema schema = {
        // AUTOINCREMENT: an id is never used twice, also when its row is gone.
        {uR"(CREATE TABLE uploads (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            position INTEGER NOT NULL,
            path TEXT NOT NULL,
            reference TEXT NOT NULL,
            metadata TEXT NOT NULL,
            watch_password TEXT NOT NULL,
            account_id TEXT NOT NULL,
            transport TEXT NOT NULL,
            file_size INTEGER NOT NULL,
            file_modified_ms INTEGER NOT NULL,
            file_id TEXT NOT NULL,
            md5 TEXT NOT NULL,
            failure TEXT,
            stage TEXT NOT NULL,
            intent TEXT NOT NULL,
            upload_token TEXT NOT NULL,
            video_id TEXT NOT NULL,
            server_uri TEXT NOT NULL,
            upload_server_ip TEXT NOT NULL,
            instant INTEGER NOT NULL,
            slice_length_kb INTEGER NOT NULL,
            tasks_in_flight TEXT NOT NULL,
            transferred INTEGER NOT NULL,
            added_at INTEGER,
            published_at INTEGER,
            video_state TEXT NOT NULL,
            cancelled INTEGER NOT NULL,
            listed INTEGER NOT NULL))"_s,
         u"CREATE INDEX uploads_by_file ON uploads (file_size, md5)"_s,
         u"CREATE INDEX uploads_by_path ON uploads (path)"_s,
         u"CREATE INDEX uploads_by_place ON uploads (listed, position)"_s},
        {u"ALTER TABLE uploads ADD COLUMN server_address TEXT NOT NULL DEFAULT ''"_s},
        {u"ALTER TABLE uploads ADD COLUMN dealt_with INTEGER NOT NULL DEFAULT 0"_s,
         u"ALTER TABLE uploads ADD COLUMN again INTEGER NOT NULL DEFAULT 0"_s},
        // What one transport needs is its own business; slices are rows, for there can be ten thousand.
        {u"ALTER TABLE uploads ADD COLUMN transport_state TEXT NOT NULL DEFAULT '{}'"_s,
         u"UPDATE uploads SET transport_state = json_object('server_uri', server_uri, "
         "'server_address', server_address, 'upload_server_ip', upload_server_ip) WHERE server_uri <> ''"_s,
         uR"(CREATE TABLE slices (
            upload_id INTEGER NOT NULL,
            number INTEGER NOT NULL,
            offset INTEGER NOT NULL,
            length INTEGER NOT NULL,
            receipt TEXT NOT NULL DEFAULT '',
            state TEXT NOT NULL,
            PRIMARY KEY (upload_id, number)) WITHOUT ROWID)"_s,
         u"INSERT OR REPLACE INTO slices SELECT uploads.id, json_extract(task.value, '$[0]'), "
         "json_extract(task.value, '$[1]'), json_extract(task.value, '$[2]'), '', 'in_flight' "
         "FROM uploads, json_each(uploads.tasks_in_flight) AS task WHERE json_valid(tasks_in_flight)"_s,
         u"ALTER TABLE uploads DROP COLUMN server_uri"_s, u"ALTER TABLE uploads DROP COLUMN server_address"_s,
         u"ALTER TABLE uploads DROP COLUMN upload_server_ip"_s,
         u"ALTER TABLE uploads DROP COLUMN tasks_in_flight"_s},
        // Slices have been kept with their receipts since, which older programs would not.
        {u"ALTER TABLE uploads ADD COLUMN leftovers TEXT NOT NULL DEFAULT ''"_s},
        {u"ALTER TABLE uploads ADD COLUMN happenings TEXT NOT NULL DEFAULT ''"_s},
        // What a look into a file told, and what was decided upon it. A row goes with its upload.
        {u"ALTER TABLE uploads ADD COLUMN doubt TEXT NOT NULL DEFAULT ''"_s,
         u"ALTER TABLE uploads ADD COLUMN anyway INTEGER NOT NULL DEFAULT 0"_s, uR"(CREATE TABLE media (
            upload_id INTEGER PRIMARY KEY,
            file_size INTEGER NOT NULL,
            file_modified_ms INTEGER NOT NULL,
            file_id TEXT NOT NULL,
            outcome TEXT NOT NULL,
            facts TEXT NOT NULL))"_s},
        HistoryTable::creation() + DueRuns::creation(),
        FolderTable::creation(),
    };
    return schema;
}

} // namespace store
