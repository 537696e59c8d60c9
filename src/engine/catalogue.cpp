#include "engine/catalogue.h"

#include "words/uploads/category_words.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr int fetchAgainMs = 5 * 60 * 1000;

QJsonArray toJson(const QList<youku::Category> &categories)
{
    QJsonArray array;
    for (const youku::Category &category : categories)
        array.append(QJsonObject{{u"term"_s, category.term}, {u"label"_s, category.label}});
    return array;
}

QList<youku::Category> fromJson(const QJsonArray &array)
{
    QList<youku::Category> categories;
    for (const QJsonValue &entry : array) {
        const QJsonObject json = entry.toObject();
        if (const QString term = json.value(u"term"_s).toString(); !term.isEmpty())
            categories.append({term, json.value(u"label"_s).toString()});
    }
    return categories;
}

} // namespace

Catalogue::Catalogue(youku::ApiClient &api, transfer::UploadSpec &spec, store::Settings &settings,
                     QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_spec(spec)
    , m_settings(settings)
    , m_categories(fromJson(settings.value(store::Setting::Categories).toJsonArray()))
{
    if (m_categories.isEmpty())
        m_categories = words::publishedCategories();
    m_again.setSingleShot(true);
    m_again.setInterval(fetchAgainMs);
    connect(&m_again, &QTimer::timeout, this, &Catalogue::fetch);
    connect(&spec, &transfer::UploadSpec::notTold, &m_again, qOverload<>(&QTimer::start));
    connect(&spec, &transfer::UploadSpec::known, this, &Catalogue::specChanged);
}

void Catalogue::fetch()
{
    if (!m_spec.spec())
        m_spec.askAgain();
    if (!m_categoriesFetched)
        fetchCategories();
}

void Catalogue::fetchCategories()
{
    m_api.categories(this, [this](const base::Result<QList<youku::Category>> &answer) {
        if (!answer.ok() || answer.value().isEmpty())
            return m_again.start();
        m_categoriesFetched = true;
        m_categories = answer.value();
        m_settings.setValue(store::Setting::Categories, toJson(m_categories));
        emit categoriesChanged();
    });
}

} // namespace engine
