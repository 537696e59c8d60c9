#include "ingest/video_table.h"

#include "base/plain_text.h"
#include "ingest/csv.h"
#include "ingest/metadata_text.h"
#include "ingest/table_heads.h"
#include "ingest/title_pattern.h"
#include "transfer/files/local_file.h"
#include "words/reasons/problems.h"
#include "words/sentences.h"
#include "words/uploads/category_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;
using youku::Field;

namespace ingest {

namespace {

constexpr qint64 largestTable = 64 * 1024 * 1024;

struct VideoTableWords {
    Q_DECLARE_TR_FUNCTIONS(ingest::VideoTable)
};

class Reader
{
public:
    Reader(const QString &path, const TableRules &rules)
        : m_folder(QFileInfo(transfer::absolutePath(path)).dir())
        , m_rules(rules)
    {
    }

    VideoTable read(const QList<Row> &rows)
    {
        if (rows.value(0).cells.size() > mostColumns) {
            m_table.failure = VideoTableWords::tr("A table may have %1 columns at most.").arg(mostColumns);
            return m_table;
        }
        if (!readHeads(rows.value(0))) {
            m_table.failure = VideoTableWords::tr("The table has no column “file”. Its first row names the "
                                                  "columns: file, title, tags, category, description …");
            return m_table;
        }
        for (int row = 1; row < std::min(int(rows.size()), mostRows); ++row) {
            if (!rows[row].cells.isEmpty())
                readRow(row + 1, rows[row]);
        }
        if (rows.size() > mostRows)
            m_table.errors.append({mostRows + 1, VideoTableWords::tr("The rest of the table"),
                                   VideoTableWords::tr("Only the first %1 rows of a table are read.")
                                       .arg(QLocale().toString(mostRows)),
                                   RowError::Outcome::NotTaken});
        if (m_table.videos.isEmpty() && m_table.errors.isEmpty())
            m_table.failure = VideoTableWords::tr("There is no video in this table.");
        return m_table;
    }

private:
    bool readHeads(const Row &heads)
    {
        m_names = heads.cells;
        QStringList unknown;
        QStringList twice;
        for (const QString &name : std::as_const(m_names)) {
            const Head *head = headNamed(name);
            if (head && m_columns.contains(head))
                twice.append(VideoTableWords::tr("“%1”").arg(name));
            else if (!head && !name.isEmpty())
                unknown.append(VideoTableWords::tr("“%1”").arg(name));
            m_columns.append(m_columns.contains(head) ? nullptr : head);
        }
        QStringList problems;
        if (!heads.quotesClosed)
            problems.append(VideoTableWords::tr("A quote is opened and not closed."));
        if (!unknown.isEmpty())
            problems.append(VideoTableWords::tr("Not known and not read: %1.").arg(words::listed(unknown)));
        if (!twice.isEmpty())
            problems.append(
                VideoTableWords::tr("There twice, only the first is read: %1.").arg(words::listed(twice)));
        if (!problems.isEmpty())
            m_table.errors.append({1, VideoTableWords::tr("Names of the columns"), words::paragraph(problems),
                                   RowError::Outcome::Taken});
        return std::any_of(m_columns.cbegin(), m_columns.cend(),
                           [](const Head *head) { return head && !head->field; });
    }

    void readRow(int number, const Row &row)
    {
        QStringList notes = shapeProblems(row);
        youku::Metadata metadata;
        transfer::AccountId account;
        const QString name = readCells(row, &metadata, &account, &notes);
        const QString path = pathOf(name);
        if (const QString reason = problemOfFile(name, path); !reason.isEmpty())
            return tellNotTaken(number, name, reason, metadata, path);
        m_rowOf.insert(path, number);
        if (!shapeIsSure(row)) {
            metadata.privacy = youku::Privacy::Private;
            metadata.notUnderstood.insert(Field::Privacy, {});
        }
        const int place = int(m_table.videos.size()) + 1;
        if (giveTitle(&metadata, path, place))
            notes.append(VideoTableWords::tr("Only the beginning of the file's name fits into the title."));
        const QStringList problems = sentencesOf(metadata);
        const bool ready = problems.isEmpty();
        notes += problems;
        if (!notes.isEmpty())
            m_table.errors.append({number, name, words::paragraph(notes),
                                   ready ? RowError::Outcome::Taken : RowError::Outcome::Draft});
        transfer::NewUpload video{path, metadata, {}};
        video.account = account;
        m_table.videos.append(video);
        m_table.files.append({path, transfer::identityOf(path)});
    }

    // Which cell is which cannot be trusted, or who may watch is cut off.
    bool shapeIsSure(const Row &row) const
    {
        if (!row.quotesClosed || row.cells.size() > m_columns.size())
            return false;
        for (qsizetype i = row.cells.size(); i < m_columns.size(); ++i) {
            const Head *head = m_columns[i];
            if (head ? head->field == Field::Privacy || head->field == Field::WatchPassword
                     : mayConcernPrivacy(m_names[i]))
                return false;
        }
        return true;
    }

    QStringList shapeProblems(const Row &row) const
    {
        QStringList problems;
        const int cells = int(row.cells.size());
        const int columns = int(m_columns.size());
        if (!row.quotesClosed)
            problems.append(VideoTableWords::tr("A quote is opened and not closed."));
        else if (cells < columns)
            problems.append(
                VideoTableWords::tr("The row is cut short: it has %1 of %2 cells.").arg(cells).arg(columns));
        if (cells > columns)
            problems.append(VideoTableWords::tr("The row has %1 cells for %2 columns; a text that holds the "
                                                "separator needs quotes.")
                                .arg(cells)
                                .arg(columns));
        return problems;
    }

    // Answers with the file's name.
    QString readCells(const Row &row, youku::Metadata *metadata, transfer::AccountId *account,
                      QStringList *notes) const
    {
        QString name;
        QString privacy;
        for (qsizetype i = 0; i < std::min(row.cells.size(), m_columns.size()); ++i) {
            const Head *head = m_columns[i];
            const QString &cell = row.cells[i];
            if (cell.isEmpty())
                continue;
            if (!head) {
                if (mayConcernPrivacy(m_names[i]))
                    metadata->notUnderstood.insert(Field::Privacy, cell);
                continue;
            }
            if (head->field == Field::Privacy)
                privacy = cell;
            if (!head->field)
                name = cell;
            else if (head->field == Field::Account)
                readAccount(metadata, account, cell);
            else if (!readCell(metadata, *head->field, cell))
                metadata->notUnderstood.insert(*head->field, cell);
        }
        QList<youku::FieldProblem> contradictions;
        youku::settlePrivacy(*metadata, !privacy.isEmpty(), !metadata->watchPassword.isEmpty(),
                             &contradictions);
        for (const youku::FieldProblem &problem : std::as_const(contradictions)) {
            notes->append(words::problemSentence(problem));
            metadata->notUnderstood.insert(Field::Privacy, privacy);
        }
        if (metadata->notUnderstood.contains(Field::Privacy))
            metadata->privacy = youku::Privacy::Private;
        return name;
    }

    void tellNotTaken(int number, const QString &name, const QString &reason, youku::Metadata metadata,
                      const QString &path)
    {
        giveTitle(&metadata, path, 1);
        const QStringList sentences = QStringList(reason) + sentencesOf(metadata);
        m_table.errors.append({number, name, words::paragraph(sentences), RowError::Outcome::NotTaken});
    }

    // True when the file's name had to be cut for it.
    bool giveTitle(youku::Metadata *metadata, const QString &path, int place) const
    {
        const FilledTitle filled = fillTitle(metadata->title, path, m_rules.today, place);
        const youku::ProposedTitle proposed = youku::proposedTitle(transfer::shownFileName(path));
        const bool given = !metadata->title.isEmpty();
        metadata->title = given ? filled.text : proposed.text;
        return given ? filled.nameIsCut : proposed.cut;
    }

    static QStringList sentencesOf(const youku::Metadata &metadata)
    {
        QStringList sentences;
        for (const youku::FieldProblem &problem : youku::problemsOf(metadata))
            sentences.append(words::problemSentence(problem));
        return sentences;
    }

    QString pathOf(const QString &name) const
    {
        if (transfer::namesAnotherMachine(name))
            return name;
        const QString path = m_folder.absoluteFilePath(QDir::fromNativeSeparators(name));
        return transfer::existingPath(QDir::cleanPath(path));
    }

    QString problemOfFile(const QString &name, const QString &path) const
    {
        if (name.isEmpty())
            return VideoTableWords::tr("No file is named.");
        // To look there would show this computer's user and password to whoever wrote the table.
        if (transfer::namesAnotherMachine(name))
            return VideoTableWords::tr("On another computer: add the file itself.");
        switch (transfer::kindOf(path)) {
        case transfer::PathKind::File:
            break;
        case transfer::PathKind::Missing:
            return VideoTableWords::tr("File not found.");
        case transfer::PathKind::LinkToNowhere:
            return VideoTableWords::tr("A link that leads nowhere.");
        case transfer::PathKind::Unreachable:
            return VideoTableWords::tr("The file cannot be read.");
        case transfer::PathKind::Folder:
        case transfer::PathKind::Other:
            return VideoTableWords::tr("Not a file.");
        }
        if (!m_rules.extensions.contains(QFileInfo(path).suffix().toLower()))
            return VideoTableWords::tr("Not a video that Youku takes.");
        if (const int row = m_rowOf.value(path); row > 0)
            return VideoTableWords::tr("The same file stands in row %1.").arg(row);
        if (!transfer::isReadable(path))
            return VideoTableWords::tr("The file cannot be read.");
        return {};
    }

    bool readCell(youku::Metadata *metadata, Field field, const QString &text) const
    {
        return field == Field::Category ? readCategory(metadata, text) : readField(metadata, field, text);
    }

    // One that nobody here has waits for somebody to choose.
    void readAccount(youku::Metadata *metadata, transfer::AccountId *account, const QString &name) const
    {
        for (const NamedAccount &known : m_rules.accounts) {
            if (known.name.compare(name, Qt::CaseInsensitive) == 0) {
                *account = known.id;
                return;
            }
        }
        metadata->notUnderstood.insert(Field::Account, name);
    }

    bool readCategory(youku::Metadata *metadata, const QString &text) const
    {
        for (const youku::Category &category : m_rules.categories) {
            for (const QString &name : {category.term, category.label, words::categoryLabel(category)}) {
                if (name.compare(text, Qt::CaseInsensitive) == 0) {
                    metadata->category = category.term;
                    return true;
                }
            }
        }
        return false;
    }

    QDir m_folder;
    const TableRules &m_rules;
    QStringList m_names;           // of the columns
    QList<const Head *> m_columns; // nullptr: not read
    QHash<QString, int> m_rowOf;   // by path
    VideoTable m_table;
};

} // namespace

VideoTable readVideoTable(const QString &path, const TableRules &rules)
{
    VideoTable table;
    QFile file;
    QString reason;
    if (!transfer::openForReading(file, path, &reason)) {
        table.failure = VideoTableWords::tr("The table cannot be read: %1").arg(reason);
        return table;
    }
    if (file.size() > largestTable) {
        table.failure = VideoTableWords::tr("This file is too large to be a table.");
        return table;
    }
    return Reader(path, rules).read(rowsOfTable(textOfTable(file.read(largestTable))));
}

QByteArray exampleTable()
{
    const QStringList lines = {
        VideoTableWords::tr("file,title,tags,category,description,copyright,privacy,watch password,latitude,"
                            "longitude,shoot time,account"),
        VideoTableWords::tr(
            "videos/river.mp4,Slow boat through Guizhou,\"river, boat\",Travel,\"In quotes, a "
            "text may hold commas.\",original,all,,26.65,106.63,2026-11-03 14:32,"),
        VideoTableWords::tr("videos/tea.mp4,Tea harvest {date},tea,,,original,password,abc123,,,,"),
        VideoTableWords::tr("videos/night market.mp4,,,,,reproduced,only me,,,,,"),
    };
    return "\xEF\xBB\xBF" + (lines.join("\r\n"_L1) + "\r\n"_L1).toUtf8();
}

} // namespace ingest
