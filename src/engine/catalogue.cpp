#include "engine/catalogue.h"

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

QList<youku::Category> publishedCategories()
{
    return {
        {u"TV"_s, u"电视剧"_s},        {u"Movies"_s, u"电影"_s},    {u"Variety"_s, u"综艺"_s},
        {u"Anime"_s, u"动漫"_s},       {u"Music"_s, u"音乐"_s},     {u"Education"_s, u"教育"_s},
        {u"Documentary"_s, u"纪实"_s}, {u"News"_s, u"资讯"_s},      {u"Entertainment"_s, u"娱乐"_s},
        {u"Sports"_s, u"体育"_s},      {u"Autos"_s, u"汽车"_s},     {u"Tech"_s, u"科技"_s},
        {u"Games"_s, u"游戏"_s},       {u"LifeStyle"_s, u"生活"_s}, {u"Fashion"_s, u"时尚"_s},
        {u"Travel"_s, u"旅游"_s},      {u"Parenting"_s, u"亲子"_s}, {u"Humor"_s, u"搞笑"_s},
        {u"Wdyg"_s, u"微电影"_s},      {u"Wgju"_s, u"网剧"_s},      {u"Pker"_s, u"拍客"_s},
        {u"Chyi"_s, u"创意视频"_s},    {u"Zpai"_s, u"自拍"_s},      {u"Ads"_s, u"广告"_s},
        {u"Original"_s, u"原创"_s},    {u"Others"_s, u"其他"_s},
    };
}

Catalogue::Catalogue(youku::ApiClient &api, transfer::Limits &limits, store::Settings &settings,
                     QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_limits(limits)
    , m_settings(settings)
    , m_categories(fromJson(settings.value(store::Setting::Categories).toJsonArray()))
{
    if (m_categories.isEmpty())
        m_categories = publishedCategories();
    m_again.setSingleShot(true);
    m_again.setInterval(fetchAgainMs);
    connect(&m_again, &QTimer::timeout, this, &Catalogue::fetch);
    connect(&limits, &transfer::Limits::notTold, &m_again, qOverload<>(&QTimer::start));
    connect(&limits, &transfer::Limits::known, this, &Catalogue::specChanged);
}

void Catalogue::fetch()
{
    if (!m_limits.spec())
        m_limits.askAgain();
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
