#include "ingest/video_table.h"

#include "engine/words.h"
#include "ingest/csv.h"
#include "ingest/metadata_text.h"
#include "ingest/title_pattern.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

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

class Reader
{
public:
    Reader(const QString &path, const TableRules &rules) : m_folder(QFileInfo(path).dir()), m_rules(rules) {}

    VideoTable read(const QList<QStringList> &rows)
    {
        if (!readHeads(rows.value(0))) {
            m_table.failure = VideoTableWords::tr("The table has no column “file”. Its first row names the "
                                                  "columns: file, title, tags, category, description …");
            return m_table;
        }
        for (int row = 1; row < rows.size(); ++row) {
            if (!rows[row].isEmpty())
                readRow(row + 1, rows[row]);
        }
        if (m_table.videos.isEmpty() && m_table.errors.isEmpty())
            m_table.failure = VideoTableWords::tr("There is no video in this table.");
        return m_table;
    }

private:
    bool readHeads(const QStringList &names)
    {
        bool anyFile = false;
        for (const QString &name : names) {
            const Head *head = headNamed(name);
            m_columns.append(head);
            anyFile |= head && !head->field;
        }
        return anyFile;
    }

    void readRow(int number, const QStringList &cells)
    {
        QString name;
        youku::Metadata metadata;
        QStringList problems;
        QList<Field> given;
        for (qsizetype i = 0; i < std::min(cells.size(), m_columns.size()); ++i) {
            const Head *head = m_columns[i];
            if (!head || cells[i].isEmpty())
                continue;
            if (!head->field)
                name = cells[i];
            else if (!readField(&metadata, *head->field, cells[i]))
                problems.append(
                    engine::problemSentence({*head->field, youku::Problem::NotUnderstood, cells[i], 0, 0}));
            if (head->field)
                given.append(*head->field);
        }
        QList<youku::FieldProblem> contradictions;
        youku::settlePrivacy(metadata, given.contains(Field::Privacy), given.contains(Field::WatchPassword),
                             &contradictions);
        const QString path = QDir::cleanPath(m_folder.absoluteFilePath(QDir::fromNativeSeparators(name)));
        const QFileInfo file(path);
        if (const QString reason = problemOfFile(name, file); !reason.isEmpty())
            problems.prepend(reason);
        m_rowOf.insert(path, number);
        const int place = int(m_table.videos.size()) + 1;
        metadata.title = metadata.title.isEmpty() ? youku::titleFromFileName(file.fileName())
                                                  : filledTitle(metadata.title, path, m_rules.today, place);
        for (const youku::FieldProblem &problem : contradictions + youku::problemsOf(metadata))
            problems.append(engine::problemSentence(problem));
        if (!problems.isEmpty()) {
            m_table.errors.append({number, name, engine::paragraph(problems)});
            return;
        }
        m_table.videos.append({path, metadata, {}});
        m_table.files.append({path, transfer::identityOf(path)});
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
            metadata->title = text;
            return true;
        case Field::Tags:
            metadata->tags = youku::tagsFromText(
                QString(text).replace(u';', u',').replace(u'；', u',').replace(u'、', u','));
            return true;
        case Field::Category:
            return readCategory(metadata, text);
        case Field::Description:
            metadata->description = text;
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
    QList<const Head *> m_columns;
    QHash<QString, int> m_rowOf; // by path
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

} // namespace ingest
