#include "words/uploads/category_words.h"

#include <QHash>
#include <QLocale>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace words {

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

QString categoryLabel(const youku::Category &category)
{
    if (QLocale().language() == QLocale::Chinese && !category.label.isEmpty())
        return category.label;
    // Terms that are no plain English; the others are shown as they are.
    static const QHash<QString, QString> plain = {
        {u"LifeStyle"_s, u"Lifestyle"_s},   {u"Wdyg"_s, u"Short film"_s}, {u"Wgju"_s, u"Web series"_s},
        {u"Pker"_s, u"Citizen reporter"_s}, {u"Chyi"_s, u"Creative"_s},   {u"Zpai"_s, u"Self-shot"_s},
        {u"Ads"_s, u"Advertising"_s},
    };
    return plain.value(category.term, category.term);
}

QString categoryLabel(const QString &term)
{
    const QList<youku::Category> published = publishedCategories();
    const auto known = std::find_if(published.begin(), published.end(),
                                    [&](const youku::Category &each) { return each.term == term; });
    return known == published.end() ? term : categoryLabel(*known);
}

} // namespace words
