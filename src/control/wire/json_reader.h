// Reads an object of somebody else to the last word: what has another type, or is asked for by nobody, is an
// object that is not understood.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <limits>
#include <optional>

namespace control {

class JsonReader
{
public:
    explicit JsonReader(const QJsonObject &object) : m_object(object) {}

    bool has(const QString &key) const { return m_object.contains(key); }

    // Absent: empty, false, 0.
    QString text(const QString &key)
    {
        const QJsonValue value = take(key, QJsonValue::String);
        return value.toString();
    }
    bool flag(const QString &key) { return take(key, QJsonValue::Bool).toBool(); }
    QJsonObject object(const QString &key) { return take(key, QJsonValue::Object).toObject(); }
    QJsonArray array(const QString &key) { return take(key, QJsonValue::Array).toArray(); }
    qint64 number(const QString &key, qint64 least = 0, qint64 most = std::numeric_limits<qint64>::max())
    {
        if (!has(key))
            return 0;
        const qint64 number = take(key, QJsonValue::Double).toInteger(-1);
        m_good = m_good && number >= least && number <= most;
        return number;
    }
    std::optional<qint64> maybeNumber(const QString &key, qint64 least = 0,
                                      qint64 most = std::numeric_limits<qint64>::max())
    {
        return has(key) ? std::optional(number(key, least, most)) : std::nullopt;
    }
    QStringList texts(const QString &key)
    {
        QStringList texts;
        for (const QJsonValue &each : array(key)) {
            m_good = m_good && each.isString();
            texts.append(each.toString());
        }
        return texts;
    }
    void refuse() { m_good = false; }

    bool understood() const
    {
        for (auto each = m_object.begin(); each != m_object.end(); ++each) {
            if (!m_read.contains(each.key()))
                return false;
        }
        return m_good;
    }

private:
    QJsonValue take(const QString &key, QJsonValue::Type type)
    {
        m_read.insert(key);
        if (!m_object.contains(key))
            return {};
        m_good = m_good && m_object[key].type() == type;
        return m_object[key];
    }

    const QJsonObject m_object;
    QSet<QString> m_read;
    bool m_good = true;
};

} // namespace control
