// Queue and details side by side; when both do not fit, the details fold away and are shown in place of the
// queue.
#pragma once

#include "engine/engine.h"
#include "gui/queue/row_presentation.h"

#include <QWidget>

class QSplitter;

namespace gui {

class DetailsPanel;
class FilterBar;
class QueueFilter;
class VideoPictures;
class QueueModel;
class QueueView;

class WorkArea : public QWidget
{
    Q_OBJECT
public:
    WorkArea(engine::Engine &engine, QueueModel &model, QWidget *parent = nullptr);
    ~WorkArea() override;

    QueueView *view() const { return m_view; }
    FilterBar *filters() const { return m_filters; }
    DetailsPanel *details() const { return m_details; }

    bool panelShown() const;
    void showPanel(bool shown);
    // To the first field that needs it, of what is selected.
    void editDetails();
    // Where the list is, or the details in its place down to their footer; in coordinates of this.
    QRect listArea() const;
    // All of its rows, with the list in view.
    void showGroup(Group group);

    void restore();
    void save();

signals:
    void panelShownChanged(bool shown);
    void footChanged(); // that area may be another

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool fitsBeside() const;
    void arrange();
    void tellAccounts();
    void followFocus(QWidget *left, QWidget *now);
    void goBack();

    engine::Engine &m_engine;
    QueueModel &m_model;
    VideoPictures *m_pictures;
    QueueFilter *m_filter;
    QueueView *m_view;
    FilterBar *m_filters;
    DetailsPanel *m_details;
    QWidget *m_queuePane;
    QSplitter *m_splitter;
    bool m_wanted = true; // beside the queue, where there is room
    bool m_alone = false; // in its place
};

} // namespace gui
