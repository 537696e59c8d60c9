// The row above the queue: one button a group with its count, and the search.
#pragma once

#include "gui/queue/row_presentation.h"

#include <QWidget>

#include <array>

class QButtonGroup;
class QLineEdit;
class QToolButton;

namespace gui {

class QueueFilter;

class FilterBar : public QWidget
{
    Q_OBJECT
public:
    // What it chooses of; outlives it.
    explicit FilterBar(QueueFilter &filter, QWidget *parent = nullptr);

    static QString label(Group group);
    void choose(Group group);
    void focusSearch();
    void clearSearch();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

signals:
    void groupChosen(gui::Group group);
    void searchChanged(const QString &text);
    void searchLeft(); // Esc in an empty search

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool showCounts();
    int wantedWidth() const;
    int leastSearch() const;
    int arrange(int width, bool apply);
    void fit();

    QueueFilter &m_filter;
    QButtonGroup *m_group;
    std::array<QToolButton *, groupCount> m_buttons{};
    QLineEdit *m_search;
    bool m_tight = false;
};

} // namespace gui
