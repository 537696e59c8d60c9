#include "ingest/video_table.h"

#include "engine/words.h"
#include "ingest/csv.h"
#include "ingest/metadata_text.h"
#include "ingest/title_pattern.h"
#include "youku/plain_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

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

// A column's meaning; no field: the file.
struct Head {
    std::optional<Field> field;
    QStringList names; // lower case, without spaces and underscores
};

const QList<Head> &heads()
{
    static const QList<Head> all = {
        {std::nullopt,
         {u"file"_s, u"path"_s, u"filename"_s, u"文件"_s, u"文件名"_s, u"文件路径"_s, u"视频"_s}},
        {Field::Title, {u"title"_s, u"标题"_s}},
        {Field::Tags, {u"tags"_s, u"tag"_s, u"标签"_s}},
        {Field::Category, {u"category"_s, u"分类"_s, u"类别"_s}},
        {Field::Description, {u"description"_s, u"简介"_s, u"描述"_s}},
        {Field::Copyright, {u"copyright"_s, u"copyrighttype"_s, u"版权"_s}},
        {Field::Privacy, {u"privacy"_s, u"publictype"_s, u"观看权限"_s, u"权限"_s}},
        {Field::WatchPassword, {u"watchpassword"_s, u"password"_s, u"观看密码"_s, u"密码"_s}},
        {Field::Latitude, {u"latitude"_s, u"纬度"_s}},
        {Field::Longitude, {u"longitude"_s, u"经度"_s}},
        {Field::ShootTime, {u"shoottime"_s, u"拍摄时间"_s}},
    };
    return all;
}

const Head *headNamed(QString name)
{
    name = name.toLower().remove(u' ').remove(u'_');
    for (const Head &head : heads()) {
        if (head.names.contains(name))
            return &head;
    }
    return nullptr;
}

// A column that is not known, but may be about who may watch.
bool mayConcernPrivacy(const QString &name)
{
    for (const QString &part : {u"priva"_s, u"public"_s, u"password"_s, u"visib"_s, u"watch"_s, u"access"_s,
                                u"密码"_s, u"权限"_s, u"观看"_s, u"可见"_s, u"公开"_s, u"隐私"_s}) {
        if (name.contains(part, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

class Reader
{
public:
    Reader(const QString &path, const TableRules &rules) : m_folder(QFileInfo(path).dir()), m_rules(rules) {}

    VideoTable read(const QList<Row> &rows)
    {
        if (!readHeads(rows.value(0))) {
            m_table.failure = VideoTableWords::tr("The table has no column “file”. Its first row names the "
                                                  "columns: file, title, tags, category, description …");
            return m_table;
        }
        for (int row = 1; row < rows.size(); ++row) {
            if (!rows[row].cells.isEmpty())
                readRow(row + 1, rows[row]);
        }
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
            problems.append(VideoTableWords::tr("Not known and not read: %1.")
                                .arg(unknown.join(VideoTableWords::tr(", "))));
        if (!twice.isEmpty())
            problems.append(VideoTableWords::tr("There twice, only the first is read: %1.")
                                .arg(twice.join(VideoTableWords::tr(", "))));
        if (!problems.isEmpty())
            m_table.errors.append({1, VideoTableWords::tr("Names of the columns"),
                                   engine::paragraph(problems), RowError::Outcome::Taken});
        return std::any_of(m_columns.cbegin(), m_columns.cend(),
                           [](const Head *head) { return head && !head->field; });
    }

    void readRow(int number, const Row &row)
    {
        QStringList notes = shapeProblems(row);
        youku::Metadata metadata;
        const QString name = readCells(row, &metadata, &notes);
        const QString path = pathOf(name);
        const QFileInfo file(path);
        if (const QString reason = problemOfFile(name, file); !reason.isEmpty())
            return tellNotTaken(number, name, reason, metadata, file);
        m_rowOf.insert(path, number);
        if (!shapeIsSure(row)) {
            metadata.privacy = youku::Privacy::Private;
            metadata.notUnderstood.insert(Field::Privacy, {});
        }
        const int place = int(m_table.videos.size()) + 1;
        metadata.title = metadata.title.isEmpty() ? youku::titleFromFileName(file.fileName())
                                                  : filledTitle(metadata.title, path, m_rules.today, place);
        const QStringList problems = sentencesOf(metadata);
        const bool ready = problems.isEmpty();
        notes += problems;
        if (!notes.isEmpty())
            m_table.errors.append({number, name, engine::paragraph(notes),
                                   ready ? RowError::Outcome::Taken : RowError::Outcome::Draft});
        m_table.videos.append({path, metadata, {}});
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
    QString readCells(const Row &row, youku::Metadata *metadata, QStringList *notes) const
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
            else if (!readField(metadata, *head->field, cell))
                metadata->notUnderstood.insert(*head->field, cell);
        }
        QList<youku::FieldProblem> contradictions;
        youku::settlePrivacy(*metadata, !privacy.isEmpty(), !metadata->watchPassword.isEmpty(),
                             &contradictions);
        for (const youku::FieldProblem &problem : std::as_const(contradictions)) {
            notes->append(engine::problemSentence(problem));
            metadata->notUnderstood.insert(Field::Privacy, privacy);
        }
        if (metadata->notUnderstood.contains(Field::Privacy))
            metadata->privacy = youku::Privacy::Private;
        return name;
    }

    void tellNotTaken(int number, const QString &name, const QString &reason, youku::Metadata metadata,
                      const QFileInfo &file)
    {
        if (metadata.title.isEmpty())
            metadata.title = youku::titleFromFileName(file.fileName());
        else
            metadata.title = filledTitle(metadata.title, file.filePath(), m_rules.today, 1);
        const QStringList sentences = QStringList(reason) + sentencesOf(metadata);
        m_table.errors.append({number, name, engine::paragraph(sentences), RowError::Outcome::NotTaken});
    }

    static QStringList sentencesOf(const youku::Metadata &metadata)
    {
        QStringList sentences;
        for (const youku::FieldProblem &problem : youku::problemsOf(metadata))
            sentences.append(engine::problemSentence(problem));
        return sentences;
    }

    QString pathOf(const QString &name) const
    {
        return QDir::cleanPath(m_folder.absoluteFilePath(QDir::fromNativeSeparators(name)));
    }

    QString problemOfFile(const QString &name, const QFileInfo &file) const
    {
        if (name.isEmpty())
            return VideoTableWords::tr("No file is named.");
        if (!file.isFile())
            return VideoTableWords::tr("File not found.");
        if (!m_rules.extensions.contains(file.suffix().toLower()))
            return VideoTableWords::tr("Not a video that Youku takes.");
        if (const int row = m_rowOf.value(QDir::cleanPath(file.absoluteFilePath())); row > 0)
            return VideoTableWords::tr("The same file stands in row %1.").arg(row);
        return {};
    }

    bool readField(youku::Metadata *metadata, Field field, const QString &text) const
    {
        switch (field) {
        case Field::Title:
            metadata->title = youku::plainLine(text);
            return true;
        case Field::Tags:
            metadata->tags = youku::tagsFromText(text);
            return true;
        case Field::Category:
            return readCategory(metadata, text);
        case Field::Description:
            metadata->description = youku::plainLines(text);
            return true;
        case Field::Copyright:
            return readCopyright(&metadata->copyright, text);
        case Field::Privacy:
            return readPrivacy(&metadata->privacy, text);
        case Field::WatchPassword:
            metadata->watchPassword = text;
            return true;
        case Field::Latitude:
            return readDegrees(&metadata->latitude, text);
        case Field::Longitude:
            return readDegrees(&metadata->longitude, text);
        case Field::ShootTime:
            return readMoment(&metadata->shootTime, text);
        }
        Q_UNREACHABLE();
    }

    bool readCategory(youku::Metadata *metadata, const QString &text) const
    {
        for (const youku::Category &category : m_rules.categories) {
            for (const QString &name : {category.term, category.label, engine::categoryLabel(category)}) {
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
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        table.failure = VideoTableWords::tr("The table cannot be read: %1").arg(file.errorString());
        return table;
    }
    if (file.size() > largestTable) {
        table.failure = VideoTableWords::tr("This file is too large to be a table.");
        return table;
    }
    return Reader(path, rules).read(rowsOfTable(textOfTable(file.readAll())));
}

QByteArray exampleTable()
{
    const QStringList lines = {
        VideoTableWords::tr("file,title,tags,category,description,copyright,privacy,watch password,latitude,"
                            "longitude,shoot time"),
        VideoTableWords::tr(
            "videos/river.mp4,Slow boat through Guizhou,\"river, boat\",Travel,\"In quotes, a "
            "text may hold commas.\",original,all,,26.65,106.63,2026-11-03 14:32"),
        VideoTableWords::tr("videos/tea.mp4,Tea harvest {date},tea,,,original,password,abc123,,,"),
        VideoTableWords::tr("videos/night market.mp4,,,,,reproduced,only me,,,,"),
    };
    return "\xEF\xBB\xBF" + (lines.join("\r\n"_L1) + "\r\n"_L1).toUtf8();
}

} // namespace ingest
