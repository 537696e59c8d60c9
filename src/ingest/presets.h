// Saved details, by name. A template holds the fields it sets and no others; its title may be a pattern
// (title_pattern.h), and without one titles stay as they are. It never holds a watch password.
//
// Kept with the settings; written as JSON for other machines: {"youchuan_templates": [{"name": ...,
// "details": {keys as on the wire}, "account": ..., "shoot_data_from_file": true}]}.
//
// One thread; the settings outlive it.
#pragma once

#include "store/settings/settings.h"
#include "youku/metadata.h"

#include <QJsonObject>
#include <QObject>

#include <optional>

namespace ingest {

struct Template {
    QString name;
    QJsonObject details;            // keys as on the wire; only what it sets
    QString account = {};           // name of the one it is for; empty: none
    bool shootDataFromFile = false; // each video takes what its own file says (shoot_data.h)

    bool operator==(const Template &) const = default;
};

class Templates : public QObject
{
    Q_OBJECT
public:
    explicit Templates(store::Settings &settings, QObject *parent = nullptr);

    const QList<Template> &all() const { return m_all; } // in the order of their names
    std::optional<Template> find(const QString &name) const;
    // Takes the place of one with the same name.
    void save(const Template &one);
    void remove(const QString &name);
    // False when the new name is empty or taken.
    bool rename(const QString &from, const QString &to);

    QByteArray toJson() const;
    // Nothing when this is no file of templates.
    static std::optional<QList<Template>> fromJson(const QByteArray &json);

signals:
    void changed();

private:
    void keep();

    store::Settings &m_settings;
    QList<Template> m_all;
};

// As the settings have it now, for who keeps none of them.
std::optional<Template> findTemplate(const store::Settings &settings, const QString &name);

// A template of what stands in a video's details, with a title pattern (empty: none).
Template templateOf(const QString &name, const QString &titlePattern, const youku::Metadata &metadata);

// Empty: it leaves titles as they are.
QString titlePatternOf(const Template &one);

} // namespace ingest
